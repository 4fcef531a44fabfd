import { connect as connectTls, type DetailedPeerCertificate, type TLSSocket } from 'node:tls';
import { AosError, type Problem } from '../model/problem.ts';
import { dial, named } from '../transport/dial.ts';
import type { ProxyResolver } from '../transport/proxy.ts';
import type { Trust } from '../transport/trust.ts';

/** What a certificate says of itself. Times are epoch milliseconds. */
export interface CertificateFacts {
  /** Names and addresses it is good for. */
  hosts: string[];
  issuer: string;
  selfSigned: boolean;
  from: number;
  until: number;
}

/** What is found at a port, without a word about AOS being said to it. */
export type Sight =
  | { found: 'no-name' | 'refused' | 'silent' | 'no-tls' }
  /** The way there is closed: the proxy, the network. */
  | { found: 'blocked'; problem: Problem }
  /** TLS; `fault` is Node's code of what is wrong with the certificate, null when nothing is. */
  | { found: 'tls'; fault: string | null; certificate: CertificateFacts | null };

export interface LookOptions {
  trust: Trust;
  proxy: ProxyResolver;
  signal: AbortSignal;
}

/** Connects to a port and begins TLS, to find out what is there. It never throws; nothing secret is sent. */
export async function look(url: string, options: LookOptions): Promise<Sight> {
  const { hostname, port: given, protocol } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  const port = Number(given) || (protocol === 'https:' ? 443 : 80);
  try {
    const proxy = await options.proxy(url);
    const socket = await dial({ host, port, proxy, trust: options.trust, signal: options.signal });
    return await greet(
      connectTls({
        socket,
        host,
        ...named(host),
        secureContext: options.trust(),
        ALPNProtocols: ['h2', 'http/1.1'],
        rejectUnauthorized: false,
      }),
      options.signal,
    );
  } catch (error) {
    if (error instanceof AosError) return { found: 'blocked', problem: error.problem };
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return { found: 'no-name' };
    return { found: code === 'ECONNREFUSED' ? 'refused' : 'silent' };
  }
}

function greet(socket: TLSSocket, signal: AbortSignal): Promise<Sight> {
  return new Promise((resolve) => {
    const done = (sight: Sight) => {
      signal.removeEventListener('abort', silent);
      resolve(sight);
      socket.destroy();
    };
    const silent = () => done({ found: 'silent' });
    signal.addEventListener('abort', silent, { once: true });
    socket.once('secureConnect', () => {
      const fault = socket.authorized ? null : faultOf(socket.authorizationError);
      done({ found: 'tls', fault, certificate: factsOf(socket.getPeerCertificate(true)) });
    });
    // Whatever is not TLS answers with something else, or hangs up.
    socket.on('error', () => done({ found: 'no-tls' }));
    socket.once('close', () => done({ found: 'no-tls' }));
  });
}

/** Node declares an Error here and gives the bare code (nodejs.org/api/tls.html, tlsSocket.authorizationError). */
function faultOf(error: unknown): string {
  if (error instanceof Error) return (error as NodeJS.ErrnoException).code ?? error.message;
  return String(error);
}

function factsOf(certificate: DetailedPeerCertificate): CertificateFacts | null {
  // Node gives an empty object where there is none.
  if (!certificate.raw) return null;
  const listed = (certificate.subjectaltname ?? '')
    .split(/,\s*/)
    .map((part) => part.replace(/^(DNS|IP Address):/, ''))
    .filter((part) => part !== '');
  const subject = nameOf(certificate.subject);
  return {
    hosts: listed.length > 0 ? listed : [subject],
    issuer: nameOf(certificate.issuer),
    selfSigned: certificate.issuerCertificate?.fingerprint256 === certificate.fingerprint256,
    from: Date.parse(certificate.valid_from),
    until: Date.parse(certificate.valid_to),
  };
}

function nameOf(name: { CN?: unknown; O?: unknown } | undefined): string {
  const first = (value: unknown) => (Array.isArray(value) ? value[0] : value);
  return String(first(name?.O) ?? first(name?.CN) ?? 'somebody without a name');
}
