import { app, type Session, type WebContents } from 'electron';
import type { Log } from '../lifecycle/log-file.ts';

/** Locks every page and every session that the app ever has. Must be called before the app is ready. */
export function lockEverything(log: Log): void {
  app.on('web-contents-created', (_event, contents) => lockContents(contents, log));
  app.on('session-created', lockSession);
}

/** Forbids navigation, in frames too, new windows and embedded pages, and keeps addresses of this network from the page. */
function lockContents(contents: WebContents, log: Log): void {
  const refuse = (what: string) => (event: { preventDefault(): void }) => {
    log(`refused: ${what}`);
    event.preventDefault();
  };
  contents.on('will-frame-navigate', refuse('navigation'));
  contents.on('will-redirect', refuse('redirect'));
  contents.on('will-attach-webview', refuse('webview'));
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/** Refuses every permission, device and download that a page can ask for: the app needs none of them. */
export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  // Chromium would download dictionaries from its maker.
  session.setSpellCheckerEnabled(false);
}
