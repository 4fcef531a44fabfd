import { type ClientHttp2Session, type ClientHttp2Stream, connect, constants } from 'node:http2';
import { connect as connectTls } from 'node:tls';
import type { GrpcTransportOptions } from '@connectrpc/connect-node';
import { dial, named } from './dial.ts';
import type { ProxyResolver } from './proxy.ts';
import type { Trust } from './trust.ts';

export interface ConnectionOptions {
  /** Interval between two pings; the server itself pings every 15 s. */
  pingMs: number;
  /** A ping that is not answered within this time ends the connection. */
  pingTimeoutMs: number;
  /** The same when there is reason to doubt the connection. */
  verifyTimeoutMs: number;
  /** How long making the connection may take. */
  connectTimeoutMs: number;
  /** Whose certificates are trusted. */
  trust: Trust;
  /** Which proxy leads to the server. */
  proxy: ProxyResolver;
}

/** What connect-node requires of an object that keeps its connections. */
type SessionManager = NonNullable<GrpcTransportOptions['sessionManager']>;

/** One HTTP/2 connection to a server, made when it is needed and again after it was lost. */
export interface Http2Connection extends SessionManager {
  /** Ends the connection and every stream on it; the next request makes a new one. */
  reset(): void;
  /** Pings now, and gives the connection up if it does not answer within `verifyTimeoutMs`. */
  verify(): Promise<void>;
}

const failure = (code: 'ETIMEDOUT' | 'ECONNRESET', message: string): Error =>
  Object.assign(new Error(message), { code });

/**
 * Replaces connect-node's Http2SessionManager, which (in 2.1 and 2.2) throws outside any call when a ping falls due on a
 * session that was just destroyed, and so would end the app (github.com/connectrpc/connect-es/issues/1795).
 */
export function http2Connection(authority: string, options: ConnectionOptions): Http2Connection {
  let current: Promise<ClientHttp2Session> | undefined;
  let session: ClientHttp2Session | undefined;
  let giveUp: AbortController | undefined;

  async function open(): Promise<ClientHttp2Session> {
    const mine = new AbortController();
    giveUp = mine;
    const stopTimer = abortAfter(mine, options.connectTimeoutMs);
    try {
      const opening = await begin(authority, options, mine.signal);
      session = opening;
      await connected(opening, mine.signal, () => session === opening && forget());
      keepAlive(opening, options);
      return opening;
    } catch (error) {
      if (giveUp === mine) forget();
      throw error;
    } finally {
      stopTimer();
    }
  }

  function forget(): void {
    current = undefined;
    session = undefined;
    giveUp = undefined;
  }

  function reset(): void {
    const old = session;
    const opening = giveUp;
    forget();
    const reason = failure('ECONNRESET', 'connection given up');
    opening?.abort(reason);
    if (old && !old.destroyed) old.destroy(reason, constants.NGHTTP2_CANCEL);
  }

  return {
    // connect-node compares it with the origin of each request, which leaves out the default port.
    authority: new URL(authority).origin,
    async request(method, path, headers, streamOptions): Promise<ClientHttp2Stream> {
      current ??= open();
      return (await current).request(
        { ...headers, [constants.HTTP2_HEADER_METHOD]: method, [constants.HTTP2_HEADER_PATH]: path },
        streamOptions,
      );
    },
    notifyResponseByteRead() {
      // Nothing to do: the pings tell whether the connection is alive, and the watchdog whether a stream is.
    },
    reset,
    async verify() {
      const asked = session;
      if (asked === undefined || asked.destroyed || asked.closed) return;
      const isAlive = await answersPing(asked, options.verifyTimeoutMs);
      if (!isAlive && session === asked) reset();
    },
  };
}

/**
 * Resolves when the session is connected; rejects when it fails, closes or the signal is aborted before that.
 * @param unusable called when the session takes no more requests, at whatever time.
 */
function connected(session: ClientHttp2Session, signal: AbortSignal, unusable: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => session.destroy(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    session.once('connect', () => {
      signal.removeEventListener('abort', abort);
      resolve();
    });
    // This listener stays for the lifetime of the session: an error without a listener would end the process.
    session.on('error', reject);
    session.once('close', () => {
      signal.removeEventListener('abort', abort);
      unusable();
      reject(failure('ECONNRESET', 'connection closed'));
    });
    // The server accepts no new streams on this session; those that are open may continue.
    session.once('goaway', unusable);
    if (signal.aborted) abort();
  });
}

/** Gives up connecting after this time; returns a function that ends the wait. */
function abortAfter(connecting: AbortController, timeoutMs: number): () => void {
  const timer = setTimeout(() => connecting.abort(failure('ETIMEDOUT', 'connect timed out')), timeoutMs);
  return () => clearTimeout(timer);
}

/** Whether the session answers a ping within this time. */
function answersPing(session: ClientHttp2Session, timeoutMs: number): Promise<boolean> {
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

/** Begins a session over a direct connection, or over one through a proxy. */
async function begin(
  authority: string,
  options: ConnectionOptions,
  signal: AbortSignal,
): Promise<ClientHttp2Session> {
  const url = new URL(authority);
  const encrypted = url.protocol === 'https:';
  const secure = encrypted ? { secureContext: options.trust() } : {};
  const proxy = await options.proxy(url.href);
  signal.throwIfAborted();
  if (proxy === null) return connect(authority, secure);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port) || (encrypted ? 443 : 80);
  const socket = await dial({ host, port, proxy, trust: options.trust, signal });
  return connect(authority, {
    createConnection: () =>
      encrypted ? connectTls({ socket, ALPNProtocols: ['h2'], host, ...named(host), ...secure }) : socket,
  });
}

/** Pings the server until the session ends, and ends the session when a ping is not answered. */
function keepAlive(session: ClientHttp2Session, options: ConnectionOptions): void {
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
