import { backoff } from '../base/backoff.ts';
import { type Bell, createBell } from '../base/bell.ts';
import type { Network } from '../base/network.ts';
import type { RetryContext } from '../base/retry.ts';
import type { Problem } from '../model/problem.ts';
import type { Status } from '../model/status.ts';
import type { AosApi } from '../transport/api.ts';
import { isConsumerGone } from '../transport/consumer-gone.ts';
import { blame } from '../transport/explain-with-probe.ts';
import type { LiveStream } from './live-stream.ts';
import { type Asked, type Record, TooMuch } from './record.ts';
import { createStreamHealth } from './stream-health.ts';
import { isFinal, lostAgain, tooManyLeft, waitOutTrouble } from './trouble.ts';

export interface SubscriptionRun extends RetryContext {
  api: AosApi;
  network: Network;
  /** null: the token may not read by batch, so that there is only the stream. */
  record: Record | null;
  /** Rung when the record should be asked now. */
  asks: Bell;
  /** Whether one more stream may be opened: what streams leave at the server is bounded. */
  mayStream: () => boolean;
  /**
   * So much waits that a stream from the checkpoint on is to bring it: the record rests until that has caught up. On a
   * token that has only streams it is never so.
   */
  isBehind: () => boolean;
  fallBehind: () => void;
  /**
   * Makes a consumer and opens the one stream it will ever have: behind, from the checkpoint on, else from when the
   * record was last asked, so that nothing lies between, or (null) from now on.
   * @throws what the calls throw; no stream was opened then.
   */
  openStream: (heard: (isNews: boolean) => void, since: number | null) => Promise<LiveStream>;
  /** The stream ended: its consumer is not to be used again. */
  closed: (stream: LiveStream) => Promise<void>;
  /** The server no longer has the record: the next one is made from the checkpoint. */
  lostRecord: () => Promise<void>;
  /** The record gave all there was. */
  asked: (asked: Asked) => void;
  /** In how long the record should be asked again, ms. */
  askIn: (isStreaming: boolean) => number;
  status: (status: Status) => void;
  /** What to say when the permission on what is watched is missing. */
  notAllowed: () => Promise<Problem>;
  /** Something the person should find in the subscription's history. */
  note: (text: string) => void;
}

/** In heartbeats: after streams were found not to live on this network, one is tried again. */
const STREAM_AGAIN = 30;
/** A record that is lost more often than this in a row is made again at the pace of the backoff. */
const REMADE = 3;
/** In heartbeats: a stream that was asked for gets this long to say its first word before the record is asked. */
const FIRST_WORD = 1 / 15;

/**
 * Brings the events of one subscription until the signal is aborted: the record for completeness, a live stream for
 * speed. It does not throw.
 */
export async function runSubscription(run: SubscriptionRun): Promise<void> {
  const { clock, signal, timing } = run;
  let attempt = 0;
  let streamAttempt = 0;
  let remade = 0;
  let streamAgainAt = Number.NEGATIVE_INFINITY;
  const health = createStreamHealth(clock, timing.heartbeat, () =>
    run.note('The network lets streams through again. Events come in as they happen.'),
  );
  let settleHealth: ((othersGetThrough: boolean) => void) | undefined;

  /** When the record was last asked and answered in full since the last stream ended, monotonic ms. */
  let askedAt: number | null = null;

  const isStreamDue = () => clock.monotonic() >= streamAgainAt && run.mayStream();

  /** Asks the record, and makes another when the server has lost it. */
  async function ask(stream: LiveStream | undefined): Promise<Asked | null> {
    if (run.record === null || (stream?.isProven && run.isBehind())) return null;
    for (;;) {
      try {
        const asked = await run.record.ask();
        remade = 0;
        return asked;
      } catch (error) {
        if (!isConsumerGone(error)) throw error;
        await run.lostRecord();
        if (remade++ >= REMADE) throw lostAgain(run.api.server);
      }
    }
  }

  function report(stream: LiveStream | undefined): void {
    if (stream?.isProven && run.isBehind()) return;
    if (stream?.isProven) run.status({ state: 'live' });
    else if (run.record !== null) run.status({ state: 'live', polling: true });
    else if (stream === undefined && !run.mayStream()) {
      run.status({ state: 'halted', problem: tooManyLeft(run.api.server) });
    }
  }

  /** Takes in an answer of the record; null where there is nobody to ask. */
  function answered(asked: Asked | null): void {
    settleHealth?.(true);
    settleHealth = undefined;
    attempt = 0;
    if (asked === null) return;
    askedAt = asked.began;
    run.asked(asked);
  }

  /**
   * Asks the record from time to time, until the stream is over or, without one, the next may be opened.
   * @param isCovered the stream brings all that happened since the record was asked.
   */
  async function follow(stream: LiveStream | undefined, isCovered: boolean): Promise<void> {
    let isComplete = isCovered;
    while (!signal.aborted && !stream?.isOver) {
      const wasProven = stream?.isProven ?? true;
      try {
        if (isComplete && wasProven) report(stream);
        else {
          answered(await ask(stream));
          // A stream that was first heard while the record was asked may have begun after that.
          isComplete = wasProven || !stream?.isProven;
          if (!isComplete) continue;
          if (stream === undefined && isStreamDue()) return;
          report(stream);
        }
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof TooMuch) return run.fallBehind();
        settleHealth?.(false);
        settleHealth = undefined;
        await waitOutTrouble(run, await blame(error, run.api, signal), attempt++, stream);
        isComplete = false;
        continue;
      }
      if (stream !== undefined || !isStreamDue()) await wait(stream);
      if (stream === undefined && isStreamDue()) return;
      isComplete = false;
    }
  }

  /** Waits until the record is to be asked again, or the stream has ended or spoken up. */
  async function wait(stream: LiveStream | undefined): Promise<void> {
    const hiddenUntil = run.record?.hiddenUntil ?? null;
    const until = [run.askIn(stream?.isProven ?? false)];
    if (hiddenUntil !== null) until.push(Math.max(1, hiddenUntil - clock.monotonic()));
    if (stream === undefined && streamAgainAt > clock.monotonic()) {
      until.push(Math.max(1, streamAgainAt - clock.monotonic()));
    }
    await run.asks.wait(clock, signal, Math.min(...until));
  }

  /** Opens a stream; undefined when that has to wait. */
  async function open(since: number | null): Promise<LiveStream | undefined> {
    health.begin();
    const firstWord = createBell();
    let isFollowed = false;
    let stream: LiveStream;
    try {
      stream = await run.openStream((isNews) => {
        health.heard();
        if (!isNews) return;
        firstWord.ring();
        // What came before it spoke up, the record has to bring.
        if (isFollowed) run.asks.ring();
      }, since);
    } catch (error) {
      if (signal.aborted) return undefined;
      const failure = await blame(error, run.api, signal);
      const wait = backoff(streamAttempt++, timing.backoffMin, timing.backoffMax, run.random);
      streamAgainAt = clock.monotonic() + (isFinal(failure) ? timing.refused : wait);
      if (run.record === null) await waitOutTrouble(run, failure, streamAttempt, undefined);
      return undefined;
    }
    void stream.ended.then(() => {
      firstWord.ring();
      run.asks.ring();
    });
    await firstWord.wait(clock, signal, timing.heartbeat * FIRST_WORD);
    isFollowed = true;
    return stream;
  }

  /** Decides when the next stream may be opened after one has ended. */
  async function judge(stream: LiveStream): Promise<void> {
    const { error, silent } = await stream.ended;
    if (error === null) {
      streamAgainAt = Number.NEGATIVE_INFINITY;
      return;
    }
    if (health.lived() >= timing.healthy) streamAttempt = 0;
    const wait = backoff(streamAttempt++, timing.backoffMin, timing.backoffMax, run.random);
    streamAgainAt = clock.monotonic() + wait;
    // Only what the network does counts, and only if other calls get through: the next look at the record tells.
    if ((await blame(error, run.api, signal)).kind !== 'unreachable') return;
    const settle = health.over(silent);
    settleHealth = (othersGetThrough) => {
      settle(othersGetThrough);
      if (!health.hopeless()) return;
      health.tryAgain();
      run.note('The network holds streams back or cuts them. Events are fetched from time to time.');
      streamAgainAt = clock.monotonic() + timing.heartbeat * STREAM_AGAIN;
    };
  }

  run.status({ state: 'connecting' });
  while (!signal.aborted) {
    // The record first: it tells whether anything gets through, and where the stream has to begin.
    const isReady = run.record === null || run.isBehind() || askedAt !== null;
    const since = run.isBehind() ? null : askedAt;
    const stream = isReady && isStreamDue() ? await open(since) : undefined;
    await follow(stream, stream !== undefined && since !== null && stream.isGapless);
    if (stream === undefined) continue;
    stream.stop();
    askedAt = null;
    await run.closed(stream);
    await judge(stream);
  }
}
