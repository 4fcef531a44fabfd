import type { Log } from './log.ts';

/**
 * Logs what nobody caught, and goes on. Without this Electron shows a modal dialog that stops the main process, and with it
 * everything that still arrives, until somebody clicks; what is stored is safe either way.
 */
export function logUncaught(log: Log): void {
  const write = (what: string) => (error: unknown) =>
    log(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  process.on('uncaughtException', write('uncaught'));
  process.on('unhandledRejection', write('unhandled'));
}
