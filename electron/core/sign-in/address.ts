import { isIPv6 } from 'node:net';
import { type Problem, problem } from '../model/problem.ts';
import { Protocol } from '../model/protocol.ts';
import { isLoopback } from '../transport/loopback.ts';

/** One way an address can be meant. */
export interface Endpoint {
  /** scheme://host:port, and the path where the server is below one */
  url: string;
  protocol: Protocol;
  encrypted: boolean;
}

export type Address =
  | {
      ok: true;
      host: string;
      /** Ways that may be tried with the token, the likeliest first. */
      endpoints: Endpoint[];
      /** Ways that would show the token to everybody on the way: only to be asked whether an AOS server is there. */
      exposed: Endpoint[];
      /** The path that was typed, such as "/api/aos"; null without one. */
      path: string | null;
      /** Where the web portal is, if what was typed is one of its pages. */
      portal: string | null;
    }
  | { ok: false; problem: Problem };

/** The port an AOS server listens on unless told otherwise. */
const GRPC_PORT = 50_051;

/**
 * Reads an address as people have it (`host`, `host:port`, `https://host/…`, a page of the portal, with spaces around)
 * and lists every way it can be meant. With a path, gRPC-Web and Connect are first tried below it; gRPC has no paths of its
 * own (https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md), so that one is tried at the root.
 *
 * @param plaintext the person agreed to send the token unencrypted.
 */
export function readAddress(typed: string, plaintext = false): Address {
  const trimmed = typed.trim();
  if (trimmed === '') return { ok: false, problem: problem('address-missing') };
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(trimmed)?.[1]?.toLowerCase();
  if (scheme !== undefined && !['http', 'https', 'grpc', 'grpcs'].includes(scheme)) {
    return { ok: false, problem: problem('address-scheme', { scheme }) };
  }
  const rest = inBrackets(trimmed.replace(/^[a-z][a-z0-9+.-]*:\/\//i, ''));
  if (/^\[?[0-9a-f:.]*:[0-9a-f:.]*%/i.test(rest)) return { ok: false, problem: problem('address-zone') };
  if (/\s/.test(rest) || !URL.canParse(`https://${rest}`)) {
    return { ok: false, problem: problem('address-invalid') };
  }
  const url = new URL(`https://${rest}`);
  const host = url.hostname;
  const explicit = /^[^/?#]*:(\d+)(?:[/?#]|$)/.exec(rest)?.[1];
  const local = isLoopback(host);
  const plainOnly = scheme === 'http' || scheme === 'grpc';
  const encryptedOnly = scheme === 'https' || scheme === 'grpcs';
  const path = pathOf(url);
  const ways = (port: number, encrypted: boolean, protocols: readonly Protocol[]): Endpoint[] => {
    const root = `${encrypted ? 'https' : 'http'}://${host}:${port}`;
    const below = path === null ? [] : protocols.filter((protocol) => protocol !== 'grpc');
    return [
      ...below.map((protocol) => ({ url: `${root}${path}`, protocol, encrypted })),
      ...protocols.map((protocol) => ({ url: root, protocol, encrypted })),
    ];
  };
  const all = Protocol.options;
  const both = (encrypted: boolean) =>
    explicit === undefined
      ? [...ways(GRPC_PORT, encrypted, ['grpc']), ...ways(encrypted ? 443 : 80, encrypted, all)]
      : ways(Number(explicit), encrypted, all);
  const encrypted = plainOnly ? [] : both(true);
  const plain = encryptedOnly ? [] : both(false);
  return {
    ok: true,
    host: url.host,
    path,
    endpoints: local || plaintext ? [...encrypted, ...plain] : encrypted,
    exposed: local || plaintext ? [] : plain,
    portal: encryptedOnly && url.pathname.startsWith('/objects/') ? url.origin : null,
  };
}

/** The path of an address; null without one, and for a page of the portal. */
function pathOf({ pathname }: URL): string | null {
  const path = pathname.replace(/\/+$/, '');
  return path === '' || path.startsWith('/objects/') ? null : path;
}

/** An IPv6 address alone, or before a path, gets the brackets that an address has them in. */
function inBrackets(rest: string): string {
  const [host = ''] = rest.split(/[/?#]/);
  return isIPv6(host) && !host.includes('%') ? `[${host}]${rest.slice(host.length)}` : rest;
}
