import { type ClientHttp2Session, constants } from 'node:http2';
import type { GrpcTransportOptions } from '@connectrpc/connect-node';
import { createPlaces } from './http2-places.ts';
import { createSeats, type RequestKind, type Seats } from './http2-seats.ts';
import { answersPing, failure, openSession, type SessionOptions } from './http2-session.ts';
import { isOpenEnded } from './open-ended.ts';

export interface ConnectionOptions extends SessionOptions {
  /** How long a session may take to answer a ping when there is reason to doubt it. */
  verifyTimeoutMs: number;
  /** How long a stream waits for a place before it says that there is none. A call waits as long as for a connection. */
  streamWaitMs: number;
}

/** What connect-node requires of an object that keeps its connections. */
type SessionManager = NonNullable<GrpcTransportOptions['sessionManager']>;

/** The HTTP/2 sessions with a server, made when they are needed and again after they were lost. */
export interface Http2Connection extends SessionManager {
  /** Ends every session and every stream on them; the next request makes a new one. */
  reset(): void;
  /** Pings now, and gives up what does not answer within `verifyTimeoutMs`. */
  verify(): Promise<void>;
}

/**
 * Replaces connect-node's Http2SessionManager. That one (in 2.1 and 2.2) throws outside any call when a ping falls due on a
 * session that was just destroyed, and so would end the app (github.com/connectrpc/connect-es/issues/1795). It also puts
 * everything into one session: with a server that allows few requests at a time, the streams would leave no place for calls.
 */
export function http2Connection(authority: string, options: ConnectionOptions): Http2Connection {
  const { host, origin } = new URL(authority);
  const live = new Set<Seats>();
  let giveUp = new AbortController();

  const places = createPlaces({
    server: host,
    callWaitMs: options.connectTimeoutMs,
    streamWaitMs: options.streamWaitMs,
    async open(changed) {
      const { signal } = giveUp;
      const session = await openSession(authority, options, signal);
      const seats = createSeats(session, changed);
      live.add(seats);
      session.once('close', () => live.delete(seats));
      // It may have been given up, or have ended, in the moment after it was connected.
      if (signal.aborted) session.destroy();
      if (!seats.isUsable()) throw failure('ECONNRESET', 'connection given up');
      return seats;
    },
  });

  function end(session: ClientHttp2Session): void {
    if (!session.destroyed) {
      session.destroy(failure('ECONNRESET', 'connection given up'), constants.NGHTTP2_CANCEL);
    }
  }

  return {
    // connect-node compares it with the origin of each request, which leaves out the default port.
    authority: origin,
    async request(method, path, headers, streamOptions) {
      const kind: RequestKind = isOpenEnded(path) ? 'stream' : 'call';
      const seats = await places.take(kind);
      const full = {
        ...headers,
        // Node would leave out the brackets of an IPv6 address (RFC 3986, section 3.2.2).
        [constants.HTTP2_HEADER_AUTHORITY]: host,
        [constants.HTTP2_HEADER_METHOD]: method,
        [constants.HTTP2_HEADER_PATH]: path,
      };
      try {
        const request = seats.session.request(full, streamOptions);
        seats.hold(kind, request);
        return request;
      } catch (error) {
        seats.free(kind);
        throw error;
      }
    },
    notifyResponseByteRead() {
      // Nothing to do: the pings tell whether the connection is alive, and the watchdog whether a stream is.
    },
    reset() {
      giveUp.abort(failure('ECONNRESET', 'connection given up'));
      giveUp = new AbortController();
      for (const { session } of live) end(session);
      places.forget();
    },
    async verify() {
      const doubted = [...live].map(({ session }) => session).filter((s) => !s.destroyed && !s.closed);
      await Promise.all(
        doubted.map(async (session) => {
          if (!(await answersPing(session, options.verifyTimeoutMs))) end(session);
        }),
      );
    },
  };
}
