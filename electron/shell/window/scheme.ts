import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { asset, contentSecurityPolicy, isDocument, scheme } from './asset.ts';
import { withStill } from './with-still.ts';

/** Makes app:// a standard, secure scheme. Must be called before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

export interface Served {
  /** The folder of the built page. */
  folder: string;
  /** Gives what the page shows until it has something newer, as JSON; null where there is nothing. */
  takeStill: () => string | null;
  /** Called with each file that the page gets. */
  served: (file: string) => void;
}

/** Serves the files of the built page to this session, and nothing else. */
export function serveScheme(session: Session, served: Served): void {
  session.protocol.handle(scheme, (request) => respond(served, request));
}

const headers = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
};

async function respond({ folder, takeStill, served }: Served, request: Request): Promise<Response> {
  if (request.method !== 'GET') return new Response(null, { status: 405, headers });
  const found = asset(folder, request.url);
  if (found === null) return new Response(null, { status: 404, headers });
  try {
    const bytes = await readFile(found.file);
    const body = isDocument(found) ? withStill(bytes.toString('utf8'), takeStill()) : new Uint8Array(bytes);
    served(found.file);
    return new Response(body, { headers: { ...headers, 'content-type': found.type } });
  } catch {
    return new Response(null, { status: 404, headers });
  }
}
