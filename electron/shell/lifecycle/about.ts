import { release } from 'node:os';
import { app } from 'electron';
import type { AppState } from '../../ipc/contract.ts';

/** Which app runs on what: for the About box and for reports. */
export function about(): AppState['about'] {
  return {
    app: app.getVersion(),
    electron: process.versions.electron,
    platform: `${process.platform} ${release()} ${process.arch}`,
  };
}
