import { describeError, type Log } from './log-file.ts';

/**
 * Logs uncaught errors and carries on. Without this, Electron shows a modal dialog that stops the main process, and with it
 * all incoming events, until somebody clicks. Stored data is safe either way.
 */
export function logUncaught(log: Log): void {
  process.on('uncaughtException', (error) => log(`uncaught: ${describeError(error)}`));
  process.on('unhandledRejection', (reason) => log(`unhandled: ${describeError(reason)}`));
}
