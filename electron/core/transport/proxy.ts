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

/** Finds the proxy that leads to a URL; null for a direct connection. */
export type ProxyResolver = (url: string) => Promise<HttpProxy | null>;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Returns the proxy that HTTPS_PROXY or HTTP_PROXY (or their lowercase forms) names for a URL, unless NO_PROXY lists its
 * host. As with curl, a name in NO_PROXY includes its subdomains, and `*` means every host.
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
 * Returns the first proxy in the answer of a system or its PAC script (FindProxyForURL): `DIRECT`, `PROXY host:port`,
 * `HTTPS host:port` or `SOCKS5 host:port`, separated by semicolons.
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
  // URL parses the host only for well-known schemes, so a SOCKS address is parsed as if it were HTTP.
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
