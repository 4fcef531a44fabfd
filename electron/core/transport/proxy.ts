import { AosError, problem } from '../model/problem.ts';
import { isLoopback } from './loopback.ts';
import { isListed } from './no-proxy.ts';
import { type HttpProxy, readProxy } from './proxy-setting.ts';

/** Finds the proxy that leads to a URL; null for a direct connection. @throws AosError if the setting is not valid. */
export type ProxyResolver = (url: string) => Promise<HttpProxy | null>;

type Environment = Readonly<Record<string, string | undefined>>;

/** What the environment says about the way to a URL; null if it says nothing. */
export type ProxyOfEnvironment = { proxy: HttpProxy | null } | null;

/**
 * Returns the proxy that HTTPS_PROXY or HTTP_PROXY, or else ALL_PROXY, names for a URL, unless NO_PROXY lists its host. As
 * with curl, the lowercase form of each counts first, and an empty one does not count. @throws AosError if the one that
 * counts is not an address.
 */
export function proxyOfEnvironment(url: string, env: Environment): ProxyOfEnvironment {
  const { protocol, hostname, port } = new URL(url);
  const names = [protocol === 'https:' ? 'https_proxy' : 'http_proxy', 'all_proxy'];
  const variable = names.flatMap((name) => [name, name.toUpperCase()]).find((name) => env[name]?.trim());
  if (variable === undefined) return null;
  const host = hostname.replace(/^\[|\]$/g, '');
  const without = env.no_proxy?.trim() || env.NO_PROXY || '';
  if (isListed(without, host, Number(port) || (protocol === 'https:' ? 443 : 80))) return { proxy: null };
  const proxy = readProxy(env[variable] ?? '');
  if (proxy === null) throw new AosError(problem('proxy-invalid', { setting: variable }));
  return { proxy };
}

/**
 * Whether a URL is never reached through a proxy, whatever the settings say: this machine and what is on the same wire
 * (Chromium's implicit bypass rules, chromium.googlesource.com, net/docs/proxy.md).
 */
export function isAlwaysDirect(url: string): boolean {
  const { hostname } = new URL(url);
  return isLoopback(hostname) || /^169\.254\./.test(hostname) || /^\[fe[89ab][\da-f]:/.test(hostname);
}

/**
 * Returns the first proxy in the answer of a system or its PAC script (FindProxyForURL): `DIRECT`, `PROXY host:port`,
 * `HTTPS host:port` or `SOCKS5 host:port`, separated by semicolons. @throws AosError if its address is not valid.
 */
export function proxyOfPac(answer: string): HttpProxy | null {
  const [first = ''] = answer.split(';');
  const [kind = '', at = ''] = first.trim().split(/\s+/);
  const scheme = {
    PROXY: 'http',
    HTTP: 'http',
    HTTPS: 'https',
    SOCKS: 'socks',
    SOCKS4: 'socks',
    SOCKS5: 'socks',
  };
  const name = kind.toUpperCase();
  if (!(name in scheme)) return null;
  const proxy = readProxy(`${scheme[name as keyof typeof scheme]}://${at}`);
  if (proxy === null) throw new AosError(problem('proxy-invalid', { setting: first.trim() }));
  return proxy;
}
