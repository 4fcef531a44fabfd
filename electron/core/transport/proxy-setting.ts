/** A proxy on the way to a server. */
export interface HttpProxy {
  host: string;
  port: number;
  /** Whether the connection to the proxy itself uses TLS. */
  encrypted: boolean;
  /** `name:password` if the proxy requires a login. */
  login: string | null;
  /** The kind of a proxy that this client does not support (SOCKS); null for an HTTP proxy. */
  unsupported: string | null;
}

const PORTS: Readonly<Record<string, number>> = { http: 80, https: 443 };

/**
 * Reads the address of a proxy as people write it into a setting; null if it is not one. Name and password end at the last `@`,
 * so that a password may contain `@`, `:`, `/` and `%` as they are; `%40` and the like count as what they stand for.
 */
export function readProxy(text: string): HttpProxy | null {
  const [, scheme = 'http', rest = ''] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(.*)$/is.exec(text.trim()) ?? [];
  const kind = scheme.toLowerCase();
  const at = endOfLogin(rest);
  const where = readHost(rest.slice(at + 1).replace(/[/?#].*$/s, ''));
  if (where === null) return null;
  return {
    host: where.host,
    port: where.port ?? PORTS[kind] ?? 1080,
    encrypted: kind === 'https',
    login: at < 1 ? null : readLogin(rest.slice(0, at)),
    unsupported: kind in PORTS ? null : kind.startsWith('socks') ? 'SOCKS' : kind,
  };
}

/** Returns the position of the `@` that ends the login; -1 without a login. An `@` in a path after the host and port does not count. */
function endOfLogin(rest: string): number {
  const at = rest.lastIndexOf('@');
  const slash = rest.search(/[/?#]/);
  if (slash < 0 || slash > at) return at;
  const before = rest.slice(0, slash);
  return /:\d+$/.test(before) && readHost(before) !== null ? -1 : at;
}

function readHost(text: string): { host: string; port: number | null } | null {
  const [, bracketed, plain, port] = /^(?:\[([\da-f:.]+)\]|([^\s:@[\]]+))(?::(\d{1,5}))?$/i.exec(text) ?? [];
  const name = bracketed === undefined ? plain : `[${bracketed}]`;
  if (name === undefined || !URL.canParse(`http://${name}`) || Number(port ?? 1) > 65_535) return null;
  if (port !== undefined && Number(port) === 0) return null;
  const host = new URL(`http://${name}`).hostname.replace(/^\[|\]$/g, '');
  return { host, port: port === undefined ? null : Number(port) };
}

function readLogin(text: string): string {
  const [name = '', ...password] = text.split(':');
  return [name, password.join(':')].map(unescaped).join(':');
}

/** Reads percent-encoded characters, and leaves every other `%` as it is. */
function unescaped(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
}
