import { app, type Session, type WebContents } from 'electron';
import type { Log } from '../lifecycle/log-file.ts';

/** Forbids navigation, new windows and embedded pages for every page. */
export function lockPages(log: Log): void {
  app.on('web-contents-created', (_event, contents) => lock(contents, log));
}

function lock(contents: WebContents, log: Log): void {
  const refuse = (what: string) => (event: { preventDefault(): void }) => {
    log(`refused: ${what}`);
    event.preventDefault();
  };
  contents.on('will-navigate', refuse('navigation'));
  contents.on('will-redirect', refuse('redirect'));
  contents.on('will-attach-webview', refuse('webview'));
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Refuses every permission that a page can ask for: the app needs none of them. */
export function lockPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}
