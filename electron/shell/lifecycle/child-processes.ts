import { app } from 'electron';
import type { Log } from './log-file.ts';

/** Logs Chromium's processes that end, such as the GPU's and the network's. Chromium starts them again by itself. */
export function logChildProcesses(log: Log): void {
  app.on('child-process-gone', (_event, { type, name, reason, exitCode }) => {
    if (reason !== 'clean-exit') log(`a process ended: ${name ?? type}, ${reason} (${exitCode})`);
  });
}
