import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { asset, contentSecurityPolicy, scheme } from './asset.ts';

/** Makes app:// a standard, secure scheme. Must be called before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the files of the built page to this session, and nothing else. */
export function serveScheme(session: Session, folder: string): void {
  session.protocol.handle(scheme, (request) => respond(folder, request));
}

const headers = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
};

async function respond(folder: string, request: Request): Promise<Response> {
  if (request.method !== 'GET') return new Response(null, { status: 405, headers });
  const found = asset(folder, request.url);
  if (found === null) return new Response(null, { status: 404, headers });
  try {
    const body = new Uint8Array(await readFile(found.file));
    return new Response(body, { headers: { ...headers, 'content-type': found.type } });
  } catch {
    return new Response(null, { status: 404, headers });
  }
}
