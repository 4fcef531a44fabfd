import { app } from 'electron';
import { linkScheme } from '../../core/model/app-link.ts';
import { linkOfArguments } from './deep-link.ts';
import type { Log } from './log-file.ts';

export interface LinkReceiver {
  show: () => void;
  follow: (link: string) => unknown;
  log: Log;
}

/** Receives the links that people open, and shows the window when they start the app a second time. */
export function receiveLinks({ show, follow, log }: LinkReceiver): void {
  app.on('second-instance', (_event, argv) => {
    const link = linkOfArguments(argv);
    if (link === null) show();
    else follow(link);
  });
  // macOS passes links on in an event of their own, and `activate` when the dock icon is clicked.
  app.on('open-url', (_event, link) => follow(link));
  app.on('activate', show);
  // On Linux the desktop file of the package says so, and Electron's call would wait for another program.
  if (app.isPackaged && process.platform !== 'linux' && !app.setAsDefaultProtocolClient(linkScheme))
    log(`${linkScheme}: links could not be registered with the system`);
}
