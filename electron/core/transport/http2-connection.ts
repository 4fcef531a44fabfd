import { type ClientHttp2Session, type ClientHttp2Stream, connect, constants } from 'node:http2';
import type { GrpcTransportOptions } from '@connectrpc/connect-node';

export interface ConnectionOptions {
  /** Between two pings, ms: the server's own rhythm is 15 s. */
  ping: number;
  /** A ping that is not answered within this (ms) ends the connection. */
  pingTimeout: number;
  /** Making the connection may take so long, ms. */
  connectTimeout: number;
}

/** What connect-node asks of whoever keeps its connections. */
type SessionManager = NonNullable<GrpcTransportOptions['sessionManager']>;

/** One HTTP/2 connection to a server, made when it is needed and again when it was lost. */
export interface Http2Connection extends SessionManager {
  /** Ends the connection and every stream on it; the next request makes a new one. */
  reset(): void;
}

/**
 * Our own, as connect-node's Http2SessionManager (2.1, 2.2) throws outside any call when a ping falls due on a session
 * that was just destroyed (github.com/connectrpc/connect-es/issues/1795), which would take the app down.
 */
export function http2Connection(authority: string, options: ConnectionOptions): Http2Connection {
  let current: Promise<ClientHttp2Session> | undefined;
  let session: ClientHttp2Session | undefined;

  function open(): Promise<ClientHttp2Session> {
    const opening = connect(authority);
    session = opening;
    let timer: NodeJS.Timeout | undefined;
    const promise = new Promise<ClientHttp2Session>((resolve, reject) => {
      timer = setTimeout(
        () => opening.destroy(Object.assign(new Error('connect timed out'), { code: 'ETIMEDOUT' })),
        options.connectTimeout,
      );
      opening.once('connect', () => {
        clearTimeout(timer);
        keepAlive(opening, options);
        resolve(opening);
      });
      // Stays for the whole life of the session: an error without a listener would end the process.
      opening.on('error', reject);
      opening.once('close', () => {
        clearTimeout(timer);
        if (session === opening) forget();
        reject(Object.assign(new Error('connection closed'), { code: 'ECONNRESET' }));
      });
      // No new streams on it; those that are open may end in peace.
      opening.once('goaway', () => {
        if (session === opening) forget();
      });
    });
    return promise;
  }

  function forget(): void {
    current = undefined;
    session = undefined;
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
    reset() {
      const old = session;
      forget();
      if (old && !old.destroyed) {
        old.destroy(
          Object.assign(new Error('connection given up'), { code: 'ECONNRESET' }),
          constants.NGHTTP2_CANCEL,
        );
      }
    },
  };
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
