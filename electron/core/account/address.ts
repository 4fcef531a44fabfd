import type { Protocol } from '../transport/protocol.ts';

/** One way an address can be meant. */
export interface Endpoint {
  /** scheme://host:port */
  url: string;
  protocol: Protocol;
  encrypted: boolean;
}

export type Address =
  | { ok: true; host: string; endpoints: Endpoint[] }
  | { ok: false; message: string; next: string };

/** The port an AOS server listens on unless told otherwise. */
const GRPC_PORT = 50_051;

/** Whether a host is this machine, so that nothing unencrypted leaves it. */
export function isLoopback(host: string): boolean {
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '[::1]' ||
    /^127(\.\d{1,3}){3}$/.test(host)
  );
}

/**
 * Reads an address as people have it (`host`, `host:port`, `https://host/…`, with spaces around) and lists every way
 * it can be meant, the likeliest first. Unencrypted ways are listed for this machine only.
 */
export function readAddress(typed: string): Address {
  const trimmed = typed.trim();
  if (trimmed === '')
    return { ok: false, message: 'No address yet.', next: 'Type the address of your server.' };
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(trimmed)?.[1]?.toLowerCase();
  if (scheme !== undefined && !['http', 'https', 'grpc', 'grpcs'].includes(scheme)) {
    return {
      ok: false,
      message: `An address that begins with "${scheme}://" is not one of a server.`,
      next: 'Type the host name, for instance aos.example.org.',
    };
  }
  let url: URL;
  try {
    url = new URL(`https://${trimmed.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')}`);
  } catch {
    return {
      ok: false,
      message: 'This is not an address.',
      next: 'Type the host name and, if need be, a port, for instance aos.example.org:50051.',
    };
  }
  const host = url.hostname;
  const explicit = /^[^/?#]*:(\d+)(?:[/?#]|$)/.exec(trimmed.replace(/^[a-z][a-z0-9+.-]*:\/\//i, ''))?.[1];
  const local = isLoopback(host);
  if ((scheme === 'http' || scheme === 'grpc') && !local) {
    return {
      ok: false,
      message: 'This address is not encrypted: anybody on the way could read your token.',
      next: `Use https://${url.host} instead, or ask who runs the server for its encrypted address.`,
    };
  }
  const plainOnly = scheme === 'http' || scheme === 'grpc';
  const endpoints: Endpoint[] = [];
  const add = (port: number, encrypted: boolean, protocols: Protocol[]) => {
    if (encrypted ? plainOnly : !local || scheme === 'https' || scheme === 'grpcs') return;
    for (const protocol of protocols) {
      endpoints.push({ url: `${encrypted ? 'https' : 'http'}://${host}:${port}`, protocol, encrypted });
    }
  };
  const all: Protocol[] = ['grpc', 'grpc-web', 'connect'];
  if (explicit !== undefined) {
    add(Number(explicit), true, all);
    add(Number(explicit), false, all);
  } else {
    add(GRPC_PORT, true, ['grpc']);
    add(443, true, all);
    add(GRPC_PORT, false, ['grpc']);
    add(80, false, all);
  }
  return { ok: true, host: url.host, endpoints };
}
