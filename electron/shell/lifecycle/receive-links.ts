import { app } from 'electron';
import { type ConnectLink, linkOfArguments, linkScheme, readLink } from './deep-link.ts';

export interface LinkReceiver {
  show: () => void;
  signIn: (link: ConnectLink) => void;
}

/** Receives the links that people open, and shows the window when they start the app a second time. */
export function receiveLinks({ show, signIn }: LinkReceiver): void {
  const open = (link: ConnectLink | null) => (link === null ? show() : signIn(link));
  app.on('second-instance', (_event, argv) => open(linkOfArguments(argv)));
  // macOS passes links on in an event of their own, and `activate` when the dock icon is clicked.
  app.on('open-url', (_event, link) => open(readLink(link)));
  app.on('activate', show);
  if (app.isPackaged) app.setAsDefaultProtocolClient(linkScheme);
}
