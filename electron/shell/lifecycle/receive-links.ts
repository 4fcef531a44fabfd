import { app } from 'electron';
import { linkScheme } from '../../core/model/app-link.ts';
import { linkOfArguments } from './deep-link.ts';
import type { Log } from './log-file.ts';

type Follow = (link: string) => unknown;

export interface LinkReceiver {
  show: () => void;
  log: Log;
}

/**
 * Receives the links that people open, and shows the window when they start the app a second time. Returns a function that
 * takes what follows links: those that come before it are followed then.
 */
export function receiveLinks({ show, log }: LinkReceiver): (follow: Follow) => void {
  let resolve: (follow: Follow) => void = () => {};
  const follower = new Promise<Follow>((settle) => {
    resolve = settle;
  });
  const open = (link: string) => void follower.then((follow) => follow(link));
  app.on('second-instance', (_event, argv) => {
    const link = linkOfArguments(argv);
    if (link === null) show();
    else open(link);
  });
  // macOS passes links on in an event of their own, and `activate` when the dock icon is clicked.
  app.on('open-url', (_event, link) => open(link));
  app.on('activate', show);
  // On Linux the desktop file of the package says so, and Electron's call would wait for another program.
  if (app.isPackaged && process.platform !== 'linux' && !app.setAsDefaultProtocolClient(linkScheme))
    log(`${linkScheme}: links could not be registered with the system`);
  return resolve;
}
