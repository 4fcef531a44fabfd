import type { Status } from '../account/status.ts';
import { type Bell, createBell } from '../bell.ts';
import type { Network } from '../network.ts';
import { AosError, type Problem } from '../transport/aos-error.ts';
import type { AosApi } from '../transport/api.ts';
import { blame } from '../transport/blame.ts';
import { isConsumerGone } from '../transport/consumer-gone.ts';
import type { RetryContext } from '../transport/retry.ts';
import { backoff } from './backoff.ts';
import type { LiveStream } from './live-stream.ts';
import type { Asked, Record } from './record.ts';
import { createStreamHealth } from './stream-health.ts';

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
   * Makes a consumer from now on and opens the one stream it will ever have.
   * @throws what the calls throw; no stream was opened then.
   */
  openStream: (heard: (isNews: boolean) => void) => Promise<LiveStream>;
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
  notAllowed: () => Problem;
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

  const isStreamDue = () => clock.monotonic() >= streamAgainAt && run.mayStream();

  /** Asks the record, and makes another when the server has lost it. */
  async function ask(): Promise<Asked | null> {
    if (run.record === null) return null;
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
    if (stream?.isProven) run.status({ state: 'live' });
    else if (run.record !== null) run.status({ state: 'live', polling: true });
    else if (stream === undefined && !run.mayStream()) {
      run.status({ state: 'halted', problem: tooManyLeft(run.api.server) });
    }
  }

  /** Asks the record from time to time, until the stream is over or, without one, the next may be opened. */
  async function follow(stream: LiveStream | undefined): Promise<void> {
    let wasProven = stream?.isProven ?? false;
    while (!signal.aborted && !stream?.isOver) {
      try {
        const asked = await ask();
        settleHealth?.(true);
        settleHealth = undefined;
        attempt = 0;
        if (asked) run.asked(asked);
        // A stream that was first heard while the record was asked may have begun after that.
        const isComplete = wasProven || !stream?.isProven;
        wasProven = stream?.isProven ?? false;
        if (!isComplete) continue;
        report(stream);
      } catch (error) {
        if (signal.aborted) return;
        settleHealth?.(false);
        settleHealth = undefined;
        await pause(run, await blame(error, run.api, signal), attempt++, stream);
        continue;
      }
      if (stream !== undefined || !isStreamDue()) await wait(stream);
      if (stream === undefined && isStreamDue()) return;
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
  async function open(): Promise<LiveStream | undefined> {
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
      });
    } catch (error) {
      if (signal.aborted) return undefined;
      const failure = await blame(error, run.api, signal);
      const isFinal =
        failure.kind === 'forbidden' || failure.kind === 'rejected' || failure.kind === 'not-found';
      const wait = backoff(streamAttempt++, timing.backoffMin, timing.backoffMax, run.random);
      streamAgainAt = clock.monotonic() + (isFinal ? timing.refused : wait);
      if (run.record === null) await pause(run, failure, streamAttempt, undefined);
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
    const stream = isStreamDue() ? await open() : undefined;
    await follow(stream);
    if (stream === undefined) continue;
    stream.stop();
    await run.closed(stream);
    await judge(stream);
  }
}

/** Says how it stands, and waits: for a new token, for the network, or for the backoff. */
async function pause(
  run: SubscriptionRun,
  error: AosError,
  attempt: number,
  stream: LiveStream | undefined,
): Promise<void> {
  const { clock, signal, timing, wake } = run;
  switch (error.kind) {
    case 'signed-out':
      run.status({ state: 'sign-in-needed', problem: error.problem });
      return wake.wait(clock, signal, timing.refused);
    case 'forbidden':
      run.status({ state: 'halted', problem: run.notAllowed() });
      return wake.wait(clock, signal, timing.refused);
    case 'rejected':
    case 'not-found':
      run.status({ state: 'halted', problem: error.problem });
      return wake.wait(clock, signal, timing.refused);
    default: {
      const wait = backoff(attempt, timing.backoffMin, timing.backoffMax, run.random);
      if (!run.network.online()) run.status({ state: 'offline' });
      // While the stream lives, one question that failed is no trouble yet.
      else if (!stream?.isProven || attempt > 0) {
        run.status({ state: 'reconnecting', at: clock.now() + wait, problem: error.problem });
      }
      return wake.wait(clock, signal, wait);
    }
  }
}

const tooManyLeft = (server: string): Problem => ({
  kind: 'rejected',
  message: `Your token can only read streams, and too many of them are left on ${server}.`,
  next: 'Sign in with a personal token from the web portal, or wait until the server was restarted.',
});

const lostAgain = (server: string) =>
  new AosError({
    kind: 'server',
    message: `${server} keeps losing this subscription.`,
    next: 'It is set up again by itself. If it continues, contact your administrator.',
  });
