import { type ClientHttp2Session, type ClientHttp2Stream, constants } from 'node:http2';

/** What takes a place in a session: a call, which is answered soon, or a stream, which stays open. */
export type RequestKind = 'call' | 'stream';

/** The places that one session has for requests, as its server allows (SETTINGS_MAX_CONCURRENT_STREAMS). */
export interface Seats {
  readonly session: ClientHttp2Session;
  /** When it was connected, monotonic ms. */
  readonly since: number;
  /** Whether it takes new requests: not after a GOAWAY, nor when it is closed. */
  isUsable(): boolean;
  /** How many requests the server takes at a time. */
  limit(): number;
  /** Number of places that calls have or could have: those that no stream holds. */
  notHeldByStreams(): number;
  isIdle(): boolean;
  /** Whether there is a place. @param keepsReserve whether some places are kept free of streams. */
  hasRoom(kind: RequestKind, keepsReserve: boolean): boolean;
  /** Takes a place for a request that is about to be made. */
  take(kind: RequestKind): void;
  /** Gives back a place that was not used. */
  free(kind: RequestKind): void;
  /** Tells what has the place that was taken; it is given back when that is over. */
  hold(kind: RequestKind, request: ClientHttp2Stream): void;
  /** Ends the youngest streams until there is a place for a call. */
  shed(reason: Error): void;
}

/** At most this many places are kept for calls, and never more than half of what there is. */
const MOST_RESERVED = 8;
/** For how long a limit counts that was learnt from a refused request, ms. The server may have had a bad moment. */
const LEARNT_MS = 10_000;

const reserved = (limit: number): number => Math.min(MOST_RESERVED, Math.ceil(limit / 2));

/** Counts the places of a session. @param changed called when a place may have become free. */
export function createSeats(session: ClientHttp2Session, changed: () => void): Seats {
  const open = { call: 0, stream: 0 };
  const streams = new Set<ClientHttp2Stream>();
  let isGoing = false;
  let learnt = { limit: Number.POSITIVE_INFINITY, until: 0 };

  function limit(): number {
    const told = session.remoteSettings?.maxConcurrentStreams ?? Number.POSITIVE_INFINITY;
    return performance.now() < learnt.until ? Math.min(told, learnt.limit) : told;
  }

  function free(kind: RequestKind): void {
    open[kind]--;
    changed();
  }

  session.on('remoteSettings', changed);
  // The server takes no more requests in this session; those that are open go on.
  session.once('goaway', () => {
    isGoing = true;
    changed();
  });
  session.once('close', changed);

  return {
    session,
    since: performance.now(),
    isUsable: () => !isGoing && !session.closed && !session.destroyed,
    limit,
    notHeldByStreams: () => Math.max(0, limit() - open.stream),
    isIdle: () => open.call + open.stream === 0,
    hasRoom(kind, keepsReserve) {
      const most = limit();
      if (open.call + open.stream >= most) return false;
      return kind === 'call' || !keepsReserve || open.stream < most - reserved(most);
    },
    take(kind) {
      open[kind]++;
    },
    free,
    hold(kind, request) {
      if (kind === 'stream') streams.add(request);
      request.once('close', () => {
        streams.delete(request);
        if (request.rstCode === constants.NGHTTP2_REFUSED_STREAM) {
          // Whatever its settings say, it takes no more than what else is open now. One it must take, or nothing works.
          learnt = { limit: Math.max(1, open.call + open.stream - 1), until: performance.now() + LEARNT_MS };
        }
        free(kind);
      });
    },
    shed(reason) {
      const most = limit();
      if (most === 0) return;
      const surplus = Math.max(0, open.call + open.stream - most + 1);
      for (const stream of [...streams].reverse().slice(0, surplus)) stream.destroy(reason);
    },
  };
}
