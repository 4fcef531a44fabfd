import { type Session, session } from 'electron';
import { serveScheme } from './scheme.ts';
import { lockPermissions } from './security.ts';

/** Creates the session of the page. It serves only the built files; neither it nor the default session grants permissions. */
export function createPageSession(folder: string): Session {
  const page = session.fromPartition('persist:page');
  serveScheme(page, folder);
  lockPermissions(page);
  lockPermissions(session.defaultSession);
  return page;
}
