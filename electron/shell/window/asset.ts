import { extname, join, relative, sep } from 'node:path';

/** The app's own scheme, so that no web page can ever share its origin. */
export const scheme = 'app';
export const origin = `${scheme}://aruna`;

/** Allows the page to run and load what was built with the app, and nothing else. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  // Connections between browsers are no part of `connect-src`.
  "webrtc 'block'",
].join('; ');

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
};

export interface Asset {
  file: string;
  type: string;
}

/**
 * Finds the file that an address of the app's scheme stands for. Returns null for another host, for a path that leaves the
 * folder (encoded or not) and for a type of file that is never served.
 */
export function asset(folder: string, address: string): Asset | null {
  const prefix = `${origin}/`;
  if (!address.startsWith(prefix)) return null;
  const path = decode(address.slice(prefix.length).replace(/[?#].*$/s, ''));
  if (path === null || /[\0\\:]/.test(path)) return null;
  if (path.split('/').some((part) => part === '..' || part.startsWith('.'))) return null;
  const file = join(folder, path === '' ? 'index.html' : path);
  const inside = relative(folder, file);
  if (inside === '' || inside.startsWith('..') || inside.startsWith(sep)) return null;
  const type = types[extname(file)];
  return type === undefined ? null : { file, type };
}

/** Whether a file is a document, which can have a still put into it. */
export const isDocument = ({ file }: Asset): boolean => extname(file) === '.html';

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
