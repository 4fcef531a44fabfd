import { backoff } from '../base/backoff.ts';
import { createBell } from '../base/bell.ts';
import type { AosError } from '../model/problem.ts';
import { explainWithProbe } from '../transport/explain-with-probe.ts';
import type { LiveStream } from './live-stream.ts';
import type { RunOptions } from './run-options.ts';
import { createStreamHealth } from './stream-health.ts';
import { isFinal, waitOutTrouble } from './trouble.ts';

/** Opens the streams of a subscription, and decides when the next one may be opened. */
export interface StreamAttempts {
  /** Whether a stream may be opened now. */
  isDue(): boolean;
  /** When the next stream may be opened, monotonic ms. */
  dueAt(): number;
  /** Opens a stream; undefined if that failed. @param askedAt when the record was last read, monotonic ms. */
  open(askedAt: number | null): Promise<LiveStream | undefined>;
  /** Judges a stream that has ended: it may be opened again soon, or streams may not work on this network. */
  ended(stream: LiveStream): Promise<void>;
  /** Another call got through, or failed, after a stream ended. */
  otherCall(gotThrough: boolean): void;
}

/** Time after streams were found not to work on this network until one is tried again. */
const RETRY_HEARTBEATS = 30;
/** Time after the server had no place for a stream until one is tried again. Each try costs the server a consumer. */
const LIMITED_HEARTBEATS = 10;
/** Time that a new stream gets to be heard before the record is read. */
const FIRST_WORD_HEARTBEATS = 1 / 15;

export function createStreamAttempts(run: RunOptions): StreamAttempts {
  const { clock, signal, timing } = run;
  let attempt = 0;
  let dueAt = Number.NEGATIVE_INFINITY;
  let settle: ((othersGetThrough: boolean) => void) | undefined;
  const health = createStreamHealth(clock, timing.heartbeat, () => run.note({ code: 'streams-work-again' }));
  let isLimited = false;
  const nextBackoff = () => backoff(attempt++, timing.backoffMin, timing.backoffMax, run.random);

  async function failed(error: unknown): Promise<void> {
    const failure = await explainWithProbe(error, run.api, signal);
    if (!signal.aborted) run.tried('stream', failure);
    const waitMs = nextBackoff();
    dueAt = clock.monotonic() + (isFinal(failure) ? timing.refused : waitMs);
    if (run.record === null) await waitOutTrouble(run, failure, attempt, undefined);
  }

  /** Gives up on streams for a while if several have failed while other calls get through. */
  function considerGivingUp(): void {
    if (!health.hopeless()) return;
    health.tryAgain();
    run.note({ code: 'fetched-from-time-to-time' });
    dueAt = clock.monotonic() + timing.heartbeat * RETRY_HEARTBEATS;
  }

  /** The server allows no more open connections: the record brings what a stream would bring. */
  async function limited(failure: AosError): Promise<void> {
    if (run.record === null) return waitOutTrouble(run, failure, attempt, undefined);
    dueAt = clock.monotonic() + timing.heartbeat * LIMITED_HEARTBEATS;
    if (!isLimited) run.note({ code: 'streams-limited' });
    isLimited = true;
  }

  function heard(): void {
    health.heard();
    if (isLimited) run.note({ code: 'streams-work-again' });
    isLimited = false;
  }

  return {
    isDue: () => clock.monotonic() >= dueAt && run.mayStream(),
    dueAt: () => dueAt,
    async open(askedAt) {
      health.begin();
      try {
        return await openAndListen(run, askedAt, heard);
      } catch (error) {
        if (!signal.aborted) await failed(error);
        return undefined;
      }
    },
    async ended(stream) {
      const { error, detectedBySilence } = await stream.ended;
      if (error === null) {
        dueAt = Number.NEGATIVE_INFINITY;
        return;
      }
      if (health.lived() >= timing.healthy) attempt = 0;
      dueAt = clock.monotonic() + nextBackoff();
      // Only failures of the network count, and only if other calls get through: the next read of the record tells.
      const failure = await explainWithProbe(error, run.api, signal);
      if (!signal.aborted) run.tried('stream', failure);
      if (failure.problem.code === 'streams-limited') return limited(failure);
      if (failure.kind !== 'unreachable') return;
      const judge = health.over(detectedBySilence);
      settle = (othersGetThrough) => {
        judge(othersGetThrough);
        considerGivingUp();
      };
    },
    otherCall(gotThrough) {
      settle?.(gotThrough);
      settle = undefined;
    },
  };
}

/** Opens a stream, and waits a moment until it is heard. @throws what opening throws. */
async function openAndListen(
  run: RunOptions,
  askedAt: number | null,
  heard: () => void,
): Promise<LiveStream> {
  const { clock, signal, timing } = run;
  const firstWord = createBell();
  let isFollowed = false;
  const stream = await run.openStream((isNews) => {
    heard();
    if (!isNews) return;
    run.tried('stream', null);
    firstWord.ring();
    // The record has to bring what came before the stream was first heard.
    if (isFollowed) run.asks.ring();
  }, askedAt);
  void stream.ended.then(() => {
    firstWord.ring();
    run.asks.ring();
  });
  await firstWord.wait(clock, signal, timing.heartbeat * FIRST_WORD_HEARTBEATS);
  isFollowed = true;
  return stream;
}
