import { type ClientHttp2Session, type ClientHttp2Stream, connect, constants } from 'node:http2';
import { connect as connectTls } from 'node:tls';
import type { GrpcTransportOptions } from '@connectrpc/connect-node';
import { dial, named } from './dial.ts';
import type { ProxyResolver } from './proxy.ts';
import type { Trust } from './trust.ts';

export interface ConnectionOptions {
  /** Between two pings, ms: the server's own rhythm is 15 s. */
  ping: number;
  /** A ping that is not answered within this (ms) ends the connection. */
  pingTimeout: number;
  /** The same when there is reason to doubt it, ms. */
  verifyTimeout: number;
  /** Making the connection may take so long, ms. */
  connectTimeout: number;
  /** Whose certificates are good. */
  trust: Trust;
  /** Which proxy leads there. */
  proxy: ProxyResolver;
}

/** What connect-node asks of whoever keeps its connections. */
type SessionManager = NonNullable<GrpcTransportOptions['sessionManager']>;

/** One HTTP/2 connection to a server, made when it is needed and again when it was lost. */
export interface Http2Connection extends SessionManager {
  /** Ends the connection and every stream on it; the next request makes a new one. */
  reset(): void;
  /** Pings now. A connection that does not answer within `verifyTimeout` is given up. */
  verify(): Promise<void>;
}

/**
 * Our own, as connect-node's Http2SessionManager (2.1, 2.2) throws outside any call when a ping falls due on a session
 * that was just destroyed (github.com/connectrpc/connect-es/issues/1795), which would take the app down.
 */
export function http2Connection(authority: string, options: ConnectionOptions): Http2Connection {
  let current: Promise<ClientHttp2Session> | undefined;
  let session: ClientHttp2Session | undefined;
  let giveUp: AbortController | undefined;

  async function open(): Promise<ClientHttp2Session> {
    const mine = new AbortController();
    giveUp = mine;
    const timer = setTimeout(
      () => mine.abort(Object.assign(new Error('connect timed out'), { code: 'ETIMEDOUT' })),
      options.connectTimeout,
    );
    try {
      const opening = await begin(authority, options, mine.signal);
      return await ready(opening, mine.signal);
    } catch (error) {
      if (giveUp === mine) forget();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  function ready(opening: ClientHttp2Session, signal: AbortSignal): Promise<ClientHttp2Session> {
    session = opening;
    return new Promise<ClientHttp2Session>((resolve, reject) => {
      const abort = () => opening.destroy(signal.reason);
      signal.addEventListener('abort', abort, { once: true });
      opening.once('connect', () => {
        signal.removeEventListener('abort', abort);
        keepAlive(opening, options);
        resolve(opening);
      });
      // Stays for the whole life of the session: an error without a listener would end the process.
      opening.on('error', reject);
      opening.once('close', () => {
        signal.removeEventListener('abort', abort);
        if (session === opening) forget();
        reject(Object.assign(new Error('connection closed'), { code: 'ECONNRESET' }));
      });
      // No new streams on it; those that are open may end in peace.
      opening.once('goaway', () => {
        if (session === opening) forget();
      });
      if (signal.aborted) abort();
    });
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
    opening?.abort(Object.assign(new Error('connection given up'), { code: 'ECONNRESET' }));
    if (old && !old.destroyed) {
      old.destroy(
        Object.assign(new Error('connection given up'), { code: 'ECONNRESET' }),
        constants.NGHTTP2_CANCEL,
      );
    }
  }

  return {
    // connect-node compares it with the origin of what it is asked for, which leaves out a port that goes without saying.
    authority: new URL(authority).origin,
    async request(method, path, headers, streamOptions): Promise<ClientHttp2Stream> {
      current ??= open();
      const opened = await current;
      return opened.request(
        { ...headers, [constants.HTTP2_HEADER_METHOD]: method, [constants.HTTP2_HEADER_PATH]: path },
        streamOptions,
      );
    },
    notifyResponseByteRead() {
      // The pings tell whether the connection lives; the watchdog tells whether the stream does.
    },
    reset,
    async verify() {
      const asked = session;
      if (asked === undefined || asked.destroyed || asked.closed) return;
      const answered = await new Promise<boolean>((resolve) => {
        const timer = setTimeout(() => resolve(false), options.verifyTimeout);
        const settle = (lives: boolean) => {
          clearTimeout(timer);
          resolve(lives);
        };
        asked.once('close', () => settle(false));
        if (!asked.ping((error) => settle(error === null))) settle(false);
      });
      if (!answered && session === asked) reset();
    },
  };
}

/** Begins a session: over a connection of Node's own making, or over one through a proxy. */
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

/** Pings until the session ends. An answer that does not come ends the session. */
function keepAlive(session: ClientHttp2Session, options: ConnectionOptions): void {
  let deadline: NodeJS.Timeout | undefined;
  const interval = setInterval(() => {
    if (session.destroyed || session.closed || deadline !== undefined) return;
    deadline = setTimeout(() => {
      session.destroy(
        Object.assign(new Error('ping timed out'), { code: 'ETIMEDOUT' }),
        constants.NGHTTP2_CANCEL,
      );
    }, options.pingTimeout);
    session.ping(() => {
      clearTimeout(deadline);
      deadline = undefined;
    });
  }, options.ping);
  interval.unref();
  session.once('close', () => {
    clearInterval(interval);
    clearTimeout(deadline);
  });
}
