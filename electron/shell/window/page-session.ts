import { type Session, session } from 'electron';
import { origin } from './asset.ts';
import { type Served, serveScheme } from './scheme.ts';
import { lockSession } from './security.ts';

/** Creates the session of the page. It serves only the built files and reaches no network. */
export function createPageSession(served: Served): Session {
  const page = session.fromPartition('persist:page');
  serveScheme(page, served);
  lockNetwork(page);
  // Exists before anybody can listen to sessions that are created.
  lockSession(session.defaultSession);
  return page;
}

/** Cancels every request that is not for the app's own files, whatever the page's policy allows. */
function lockNetwork(page: Session): void {
  page.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isOwn(url) }));
}

/** Developer tools are pages too; a packaged app has none. */
const isOwn = (url: string) => url.startsWith(`${origin}/`) || url.startsWith('devtools://');
