import { type ClientHttp2Session, connect, constants } from 'node:http2';
import { connect as connectTls } from 'node:tls';
import { dial, named } from './dial.ts';
import type { ProxyResolver } from './proxy.ts';
import type { Trust } from './trust.ts';

export interface SessionOptions {
  /** Interval between two pings; the server itself pings every 15 s. */
  pingMs: number;
  /** A ping that is not answered within this time ends the connection. */
  pingTimeoutMs: number;
  /** How long making the connection may take. */
  connectTimeoutMs: number;
  /** Whose certificates are trusted. */
  trust: Trust;
  /** Which proxy leads to the server. */
  proxy: ProxyResolver;
}

/** An error of the connection, with a code as Node has them. */
export const failure = (code: 'ETIMEDOUT' | 'ECONNRESET', message: string): Error =>
  Object.assign(new Error(message), { code });

/**
 * Makes an HTTP/2 session, and resolves once the server has told its settings: before that, nobody knows how many requests
 * it takes at a time. They are the first thing that a server says (RFC 9113, section 3.4).
 * @param giveUp aborted when nobody wants the session any more. @throws what Node throws, or an AosError of the proxy.
 */
export async function openSession(
  authority: string,
  options: SessionOptions,
  giveUp: AbortSignal,
): Promise<ClientHttp2Session> {
  const connecting = new AbortController();
  const abort = () => connecting.abort(giveUp.reason);
  giveUp.addEventListener('abort', abort, { once: true });
  if (giveUp.aborted) abort();
  const timer = setTimeout(
    () => connecting.abort(failure('ETIMEDOUT', 'connect timed out')),
    options.connectTimeoutMs,
  );
  try {
    const session = await begin(authority, options, connecting.signal);
    await connected(session, connecting.signal);
    keepAlive(session, options);
    return session;
  } finally {
    clearTimeout(timer);
    giveUp.removeEventListener('abort', abort);
  }
}

/** Begins a session over a direct connection, or over one through a proxy. */
async function begin(
  authority: string,
  options: SessionOptions,
  signal: AbortSignal,
): Promise<ClientHttp2Session> {
  const url = new URL(authority);
  const encrypted = url.protocol === 'https:';
  const secure = encrypted ? { secureContext: options.trust() } : {};
  const proxy = await options.proxy(url.href);
  signal.throwIfAborted();
  if (proxy === null) return connect(url.origin, secure);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port) || (encrypted ? 443 : 80);
  const socket = await dial({ host, port, proxy, trust: options.trust, signal });
  return connect(url.origin, {
    createConnection: () =>
      encrypted ? connectTls({ socket, ALPNProtocols: ['h2'], host, ...named(host), ...secure }) : socket,
  });
}

/** Resolves when the settings have arrived; rejects when the session fails, closes or the signal is aborted before. */
function connected(session: ClientHttp2Session, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => session.destroy(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    const settled = () => signal.removeEventListener('abort', abort);
    session.once('remoteSettings', () => {
      settled();
      resolve();
    });
    // This listener stays for the lifetime of the session: an error without a listener would end the process.
    session.on('error', reject);
    session.once('close', () => {
      settled();
      reject(failure('ECONNRESET', 'connection closed'));
    });
    if (signal.aborted) abort();
  });
}

/** Pings the server until the session ends, and ends the session when a ping is not answered. */
function keepAlive(session: ClientHttp2Session, options: SessionOptions): void {
  let deadline: NodeJS.Timeout | undefined;
  const interval = setInterval(() => {
    if (session.destroyed || session.closed || deadline !== undefined) return;
    deadline = setTimeout(() => {
      session.destroy(failure('ETIMEDOUT', 'ping timed out'), constants.NGHTTP2_CANCEL);
    }, options.pingTimeoutMs);
    session.ping(() => {
      clearTimeout(deadline);
      deadline = undefined;
    });
  }, options.pingMs);
  interval.unref();
  session.once('close', () => {
    clearInterval(interval);
    clearTimeout(deadline);
  });
}

/** Whether the session answers a ping within this time. */
export function answersPing(session: ClientHttp2Session, timeoutMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), timeoutMs);
    const settle = (isAlive: boolean) => {
      clearTimeout(timer);
      resolve(isAlive);
    };
    session.once('close', () => settle(false));
    if (!session.ping((error) => settle(error === null))) settle(false);
  });
}
