import { AosError, problem } from '../model/problem.ts';
import type { RequestKind, Seats } from './http2-seats.ts';
import { failure } from './http2-session.ts';
import { createWaiters } from './http2-waiters.ts';

export interface PlacesOptions {
  /** The name under which people know the server. */
  server: string;
  /** How long a call waits for a place, ms. */
  callWaitMs: number;
  /** How long a stream waits for a place, ms. */
  streamWaitMs: number;
  /** Makes another session. @param changed to be called when a place may have become free. */
  open(changed: () => void): Promise<Seats>;
}

/** Gives each request a place in a session. */
export interface Places {
  /** Resolves with a session that has a place, which is then taken. @throws AosError if there is none within the wait. */
  take(kind: RequestKind): Promise<Seats>;
  /** Forgets what is known of the server, and lets nobody wait any longer. */
  forget(): void;
}

/** Far above what a person watches, so that a server with a limit of 1 is not flooded. */
const MOST_SESSIONS = 32;
/** Calls are answered soon: beyond this many sessions with places for calls, they wait for one another. */
const MOST_FOR_CALLS = 2;
/** For how long no further session is tried after one was refused, ms. */
const REFUSED_MS = 30_000;
/** A session that ends within this time of its start was refused, ms. */
const BRIEF_MS = 1_000;
/** A session that is not needed any more is closed after this time, ms. */
const IDLE_MS = 30_000;

/** Whether another session is worth a try for a request that has no place. */
function needsSession(sessions: readonly Seats[], kind: RequestKind): boolean {
  if (sessions.length >= MOST_SESSIONS) return false;
  // A server that takes nothing at all in one session will not do so in another.
  if (sessions.some((seats) => seats.limit() === 0 && seats.isIdle())) return false;
  return kind === 'stream' || sessions.filter(hasPlacesForCalls).length < MOST_FOR_CALLS;
}

const hasPlacesForCalls = (seats: Seats): boolean => seats.notHeldByStreams() > 0;

/**
 * Spreads requests over sessions, as many as the server's limits require: usually one. In the first session some places are
 * kept for calls, so that acknowledgements and names get through however many streams there are.
 */
export function createPlaces({ server, callWaitMs, streamWaitMs, open }: PlacesOptions): Places {
  let sessions: Seats[] = [];
  let isOpening = false;
  let refusedUntil = 0;
  /** Counts how often everything was forgotten, so that what was begun before does not count afterwards. */
  let era = 0;
  const waiters = createWaiters();
  const noStream = () => new AosError(problem('streams-limited', { server }));
  const noCall = () => new AosError(problem('requests-limited', { server }));

  const roomFor = (kind: RequestKind): Seats | undefined =>
    sessions.find((seats, n) => seats.isUsable() && seats.hasRoom(kind, n === 0));
  const mayOpenFor = (kind: RequestKind): boolean =>
    waiters.has(kind) && performance.now() >= refusedUntil && needsSession(sessions, kind);

  /** Lets in who waits, and makes another session for those that are left. */
  function serve(): void {
    dropEnded();
    waiters.serve(roomFor);
    if (!isOpening) {
      if (mayOpenFor('call') || mayOpenFor('stream')) void grow();
      else if (waiters.has('call')) makeRoomForCall();
    }
    closeIdle(sessions);
  }

  function dropEnded(): void {
    const ended = sessions.filter((seats) => !seats.isUsable());
    if (ended.length === 0) return;
    sessions = sessions.filter((seats) => seats.isUsable());
    const wasRefused = ended.some(({ since }) => performance.now() - since < BRIEF_MS);
    if (wasRefused) refused(failure('ECONNRESET', 'connection closed'));
  }

  /** The server does not want another session: those that need one get to know it. */
  function refused(error: unknown): void {
    if (sessions.length === 0) {
      waiters.reject(['call', 'stream'], error);
      return;
    }
    refusedUntil = performance.now() + REFUSED_MS;
    waiters.reject(['stream'], noStream());
  }

  async function grow(): Promise<void> {
    const mine = era;
    isOpening = true;
    const opened = await open(serve).catch((error: unknown) => ({ error }));
    if (mine !== era) return;
    isOpening = false;
    if ('error' in opened) refused(opened.error);
    else add(sessions, opened);
    serve();
  }

  /** No session has a place for a call, and there is no other: a stream has to give way, which comes back later. */
  function makeRoomForCall(): void {
    if (sessions.some(hasPlacesForCalls)) return;
    sessions.find((seats) => seats.limit() > 0)?.shed(noStream());
  }

  return {
    take(kind) {
      const place =
        kind === 'call'
          ? waiters.wait(kind, callWaitMs, noCall)
          : // The first session may take its time: whether that gets anywhere has a limit of its own.
            waiters.wait(kind, streamWaitMs, () => (sessions.length === 0 && isOpening ? null : noStream()));
      serve();
      return place;
    },
    forget() {
      era++;
      isOpening = false;
      sessions = [];
      refusedUntil = 0;
      waiters.reject(['call', 'stream'], failure('ECONNRESET', 'connection given up'));
    },
  };
}

/** Where no session has a place for calls, the new one comes first and keeps some. */
function add(sessions: Seats[], opened: Seats): void {
  if (sessions.some(hasPlacesForCalls)) sessions.push(opened);
  else sessions.unshift(opened);
}

/** Closes sessions besides the first that nothing uses any more. */
function closeIdle(sessions: readonly Seats[]): void {
  for (const seats of sessions.slice(1)) {
    if (seats.isIdle() && performance.now() - seats.since >= IDLE_MS) seats.session.close();
  }
}
