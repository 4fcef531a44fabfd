/** A proxy on the way to a server. */
export interface HttpProxy {
  host: string;
  port: number;
  /** The connection to the proxy itself is TLS. */
  encrypted: boolean;
  /** `name:password`, where the proxy asks for a login. */
  login: string | null;
  /** What this client cannot speak to it (a SOCKS proxy); null for an HTTP proxy. */
  unsupported: string | null;
}

/** Says which proxy leads to a URL; null is the direct way. */
export type ProxyResolver = (url: string) => Promise<HttpProxy | null>;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The proxy that HTTPS_PROXY or HTTP_PROXY (also in small letters) names for a URL, unless NO_PROXY lists its host:
 * names count with everything below them, `*` is everything (the convention of curl).
 */
export function proxyOfEnvironment(url: string, env: Environment): HttpProxy | null {
  const { protocol, hostname, port } = new URL(url);
  const name = protocol === 'https:' ? 'https_proxy' : 'http_proxy';
  const value = (env[name] ?? env[name.toUpperCase()])?.trim();
  if (!value) return null;
  const host = hostname.replace(/^\[|\]$/g, '');
  const without = (env.no_proxy ?? env.NO_PROXY ?? '').split(',').map((part) => part.trim().toLowerCase());
  const spared = without.some((part) => {
    if (part === '*') return true;
    const bare = part.replace(/^\*?\./, '');
    return bare !== '' && [host, `${host}:${port}`].some((own) => own === bare || own.endsWith(`.${bare}`));
  });
  return spared ? null : readProxy(value);
}

/**
 * The first entry of what a system or its PAC script says about a URL: `DIRECT`, `PROXY host:port`,
 * `HTTPS host:port`, `SOCKS5 host:port`, with semicolons between them (the answer of FindProxyForURL).
 */
export function proxyOfPac(answer: string): HttpProxy | null {
  const [first = ''] = answer.split(';');
  const [kind = '', at = ''] = first.trim().split(/\s+/);
  switch (kind.toUpperCase()) {
    case 'PROXY':
    case 'HTTP':
      return readProxy(`http://${at}`);
    case 'HTTPS':
      return readProxy(`https://${at}`);
    case 'SOCKS':
    case 'SOCKS4':
    case 'SOCKS5':
      return readProxy(`socks://${at}`);
    default:
      return null;
  }
}

function readProxy(text: string): HttpProxy | null {
  const address = text.includes('://') ? text : `http://${text}`;
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  // Only for special schemes does URL know the host; a SOCKS address is read as if it were one.
  const { hostname, port } = new URL(address.replace(/^[^:]+:/, 'http:'));
  const encrypted = url.protocol === 'https:';
  const login = url.username === '' ? null : [url.username, url.password].map(decodeURIComponent).join(':');
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (encrypted ? 443 : url.protocol === 'http:' ? 80 : 1080),
    encrypted,
    login,
    unsupported: url.protocol.startsWith('socks') ? 'SOCKS' : null,
  };
}
