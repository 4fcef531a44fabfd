import { isConsumerGone } from '../transport/consumer-gone.ts';
import { explainWithProbe } from '../transport/explain-with-probe.ts';
import type { LiveStream } from './live-stream.ts';
import { type Asked, BacklogTooLarge } from './record.ts';
import type { RunOptions } from './run-options.ts';
import { createStreamAttempts, type StreamAttempts } from './stream-attempts.ts';
import { lostAgain, tooManyLeft, waitOutTrouble } from './trouble.ts';

/** Number of times a record is made again without delay after it was lost several times in a row. */
const REMAKES = 3;

/**
 * Brings the events of one subscription until the signal is aborted: the record for completeness, a live stream for
 * speed. It does not throw.
 */
export async function runSubscription(run: RunOptions): Promise<void> {
  const streams = createStreamAttempts(run);
  const record = followRecord(run, streams);
  run.status({ state: 'connecting' });
  while (!run.signal.aborted) {
    // The record is read first: that tells whether anything gets through, and where the stream has to begin.
    const askedAt = record.askedAt();
    const isReady = run.record === null || run.isBehind() || askedAt !== null;
    const since = run.isBehind() ? null : askedAt;
    const stream = isReady && streams.isDue() ? await streams.open(since) : undefined;
    await record.follow(stream, stream !== undefined && since !== null && stream.isGapless);
    if (stream === undefined) continue;
    stream.stop();
    record.streamEnded();
    await run.closed(stream);
    await streams.ended(stream);
  }
}

/** Reads the record from time to time, while there is a stream or until one may be opened. */
function followRecord(run: RunOptions, streams: StreamAttempts) {
  const { signal } = run;
  const ask = recordAsker(run);
  let attempt = 0;
  /** When the record was last read to its end since the last stream ended, monotonic ms. */
  let askedAt: number | null = null;

  /** Takes in the answer of the record; null if there is no record to read. */
  function answered(asked: Asked | null): void {
    streams.otherCall(true);
    attempt = 0;
    if (asked === null) return;
    run.tried('record', null);
    askedAt = asked.began;
    run.asked(asked);
  }

  /** Handles a failure to read the record; returns whether following ends with it. */
  async function failed(error: unknown, stream: LiveStream | undefined): Promise<boolean> {
    if (signal.aborted) return true;
    if (error instanceof BacklogTooLarge) {
      run.fallBehind();
      return true;
    }
    streams.otherCall(false);
    const failure = await explainWithProbe(error, run.api, signal);
    if (signal.aborted) return true;
    run.tried('record', failure);
    await waitOutTrouble(run, failure, attempt++, stream);
    return false;
  }

  return {
    askedAt: (): number | null => askedAt,
    streamEnded(): void {
      askedAt = null;
    },
    /**
     * Runs until the stream has ended or, without one, until the next may be opened.
     * @param isCovered whether the stream brings everything since the record was last read.
     */
    async follow(stream: LiveStream | undefined, isCovered: boolean): Promise<void> {
      let isComplete = isCovered;
      while (!signal.aborted && !stream?.isOver) {
        const wasProven = stream?.isProven ?? true;
        try {
          if (isComplete && wasProven) report(run, stream);
          else {
            answered(await ask(stream));
            // A stream that was first heard while the record was read may have begun after that.
            isComplete = wasProven || !stream?.isProven;
            if (!isComplete) continue;
            if (stream === undefined && streams.isDue()) return;
            report(run, stream);
          }
        } catch (error) {
          if (await failed(error, stream)) return;
          isComplete = false;
          continue;
        }
        if (stream !== undefined || !streams.isDue()) await waitToAsk(run, streams, stream);
        if (stream === undefined && streams.isDue()) return;
        isComplete = false;
      }
    },
  };
}

/** Waits until the record is to be read again, or the stream has ended or was first heard. */
async function waitToAsk(
  run: RunOptions,
  streams: StreamAttempts,
  stream: LiveStream | undefined,
): Promise<void> {
  const now = run.clock.monotonic();
  const hiddenUntil = run.record?.hiddenUntil ?? null;
  const delays = [run.askDelayMs(stream?.isProven ?? false)];
  if (hiddenUntil !== null) delays.push(Math.max(1, hiddenUntil - now));
  if (stream === undefined && streams.dueAt() > now) delays.push(Math.max(1, streams.dueAt() - now));
  await run.asks.wait(run.clock, run.signal, Math.min(...delays));
}

/** Returns a function that reads the record, and makes another one if the server has lost it. */
function recordAsker(run: RunOptions): (stream: LiveStream | undefined) => Promise<Asked | null> {
  let remakes = 0;
  return async (stream) => {
    if (run.record === null || (stream?.isProven && run.isBehind())) return null;
    for (;;) {
      try {
        const asked = await run.record.ask();
        remakes = 0;
        return asked;
      } catch (error) {
        if (!isConsumerGone(error)) throw error;
        await run.lostRecord();
        if (remakes++ >= REMAKES) throw lostAgain(run.api.server);
      }
    }
  };
}

/** Reports that the subscription works, and how. */
function report(run: RunOptions, stream: LiveStream | undefined): void {
  if (stream?.isProven && run.isBehind()) return;
  if (stream?.isProven) run.status({ state: 'live' });
  else if (run.record !== null) run.status({ state: 'live', polling: true });
  else if (stream === undefined && !run.mayStream()) {
    run.status({ state: 'halted', problem: tooManyLeft(run.api.server) });
  }
}
