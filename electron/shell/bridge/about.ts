import { release } from 'node:os';
import { app } from 'electron';
import type { AppState } from '../../ipc/contract.ts';

/** The versions of the app and of what it runs on, for the About box and for support. */
export function about(): AppState['about'] {
  return {
    app: app.getVersion(),
    electron: process.versions.electron,
    wantedElectron: __WANTED_ELECTRON__,
    desktop: [process.env.XDG_CURRENT_DESKTOP, process.env.XDG_SESSION_TYPE].filter(Boolean).join(', '),
    platform: `${process.platform} ${release()} ${process.arch}`,
  };
}
