import type { Status } from '../account/status.ts';
import type { AckWindow } from '../ack/window.ts';
import type { AckSubject } from '../event/ack-subject.ts';
import { decode } from '../event/decode.ts';
import type { Incoming } from '../event/incoming.ts';
import type { Network } from '../network.ts';
import { AosError } from '../transport/aos-error.ts';
import type { AosApi } from '../transport/api.ts';
import { blame } from '../transport/blame.ts';
import { isConsumerGone } from '../transport/consumer-gone.ts';
import type { RetryContext } from '../transport/retry.ts';
import { backoff } from './backoff.ts';
import { calm } from './checkpoint.ts';
import { pollBatches } from './poll-batches.ts';
import { createStreamHealth } from './stream-health.ts';
import { type Silence, watch } from './watchdog.ts';

export interface SubscriptionRun extends RetryContext {
  api: AosApi;
  network: Network;
  window: AckWindow;
  /** Row number of the subscription. */
  subscription: number;
  /** The id of its consumer; one is made when there is none. */
  consumer: () => Promise<string>;
  /**
   * The server no longer has that consumer: the next `consumer()` makes another from the checkpoint. `unsaid`: nobody
   * said so before a stream that brought nothing any more was opened anew.
   */
  lost: (unsaid: boolean) => Promise<void>;
  /** Of every open stream of the account, what opens it anew at once. */
  doubts: Set<() => void>;
  /** Reading began, or went on after a long pause: whatever was on its way before may still come. */
  opened: () => void;
  delivered: (event: Incoming, ack: AckSubject | null) => void;
  status: (status: Status) => void;
  /** Something the person should find in the subscription's history. */
  note?: (text: string) => void;
}

/** A backlog of fewer counts as live: a progress bar for a few messages would only flicker. */
const BACKLOG = 100n;

/** Keeps a subscription's stream open until the signal is aborted. It does not throw. */
export async function runSubscription(run: SubscriptionRun): Promise<void> {
  const { clock, signal, timing } = run;
  let attempt = 0;
  let remade = 0;
  let quiet = false;
  let unsaid = false;
  let polling = false;
  let broken = false;
  const reading: SubscriptionRun = {
    ...run,
    opened() {
      run.opened();
      // It gets through again: whoever else waits to try need not wait any longer. A call that gets through tells, too,
      // but only when one failed before, and a stream that breaks while it is read is none.
      if (broken) run.wake.release();
      broken = false;
    },
  };
  // Not how long an attempt took counts, but how long something was heard: a dead address can take its time, too.
  const health = createStreamHealth(clock, timing.heartbeat, () => {
    polling = false;
    run.note?.('The network lets streams through again. Events come in as they happen.');
  });
  while (!signal.aborted) {
    health.begin();
    let error: AosError;
    let asked = false;
    try {
      if (!quiet && !polling) run.status({ state: 'connecting' });
      const consumer = await run.consumer();
      if (health.hopeless()) {
        if (!polling)
          run.note?.('The network holds streams back or cuts them. Events are fetched from time to time.');
        polling = true;
        await pollBatches(run, consumer);
        health.tryAgain();
        health.begin();
      }
      asked = true;
      quiet = (await readStream(reading, consumer, quiet, health.heard)) === 'quiet';
      unsaid = quiet;
      // Opened anew at once, and nobody needs to know: it is only a question to the server.
      if (quiet) continue;
      error = closed(run.api.server);
      judge(run, health.over(false));
    } catch (thrown) {
      quiet = false;
      if (signal.aborted) return;
      if (isConsumerGone(thrown)) {
        const failed = await run.lost(unsaid).then(
          () => undefined,
          (reason: unknown) => reason,
        );
        // Made anew at once; a server that loses it again and again is asked at the pace of the backoff.
        if (failed === undefined && remade++ < 3) continue;
        error = failed === undefined ? lostAgain(run.api.server) : await blame(failed, run.api, signal);
      } else {
        error = await blame(thrown, run.api, signal);
        // The only error of our own that a stream throws: it fell silent.
        unsaid = thrown instanceof AosError;
        if (asked) judge(run, health.over(unsaid));
      }
    }
    if (signal.aborted) return;
    if (health.lived() >= timing.healthy) {
      attempt = 0;
      remade = 0;
    }
    // It was one try in between: back to what works.
    if (health.hopeless()) continue;
    broken = true;
    await pause(run, error, attempt++);
  }
}

/** Finds out, while the next try waits, whether it was the stream alone that failed or nothing gets through. */
function judge(run: SubscriptionRun, settle: (othersGetThrough: boolean) => void): void {
  const asked = async () => run.api.users.getUser({}, { signal: run.signal });
  asked().then(
    () => settle(true),
    () => settle(false),
  );
}

/** Says how it stands, and waits: for a new token, for the network, or for the backoff. */
async function pause(run: SubscriptionRun, error: AosError, attempt: number): Promise<void> {
  const { clock, signal, timing, wake } = run;
  if (error.kind === 'signed-out') {
    run.status({ state: 'sign-in-needed', problem: error.problem });
    return wake.wait(clock, signal, timing.backoffMax);
  }
  if (error.kind === 'forbidden' || error.kind === 'rejected' || error.kind === 'not-found') {
    run.status({ state: 'halted', problem: error.problem });
    return wake.wait(clock, signal, timing.backoffMax);
  }
  const wait = backoff(attempt, timing.backoffMin, timing.backoffMax, run.random);
  if (run.network.online()) {
    run.status({ state: 'reconnecting', at: clock.now() + wait, problem: error.problem });
  } else run.status({ state: 'offline' });
  return wake.wait(clock, signal, wait);
}

/**
 * Reads one stream until it ends, breaks or falls silent (it throws then), or has been quiet for long.
 *
 * @param again the one before was quiet. Opened anew all the time, no checkpoint would ever be reached.
 */
async function readStream(
  run: SubscriptionRun,
  consumer: string,
  again: boolean,
  heard: () => void,
): Promise<'ended' | 'quiet'> {
  const { clock, timing, window, subscription } = run;
  const abort = new AbortController();
  const signal = AbortSignal.any([run.signal, abort.signal]);
  let silent: Silence | undefined;
  function expired(why: Silence): void {
    silent = why;
    // A connection that went silent is of no use to anybody: without this, the next stream would go through it too.
    if (why === 'silent') run.api.reset();
    abort.abort();
  }
  // Not all subscriptions of all clients in the same moment.
  const jitter = 0.75 + run.random() / 2;
  const dog = watch({
    clock,
    silence: timing.heartbeat * timing.silence,
    stall: timing.stall,
    quiet: timing.quiet * jitter,
    hush: timing.stall * jitter,
    steady: again ? calm(timing) : 0,
    expired,
  });
  const doubt = () => expired('quiet');
  run.doubts.add(doubt);
  let total = 0n;
  try {
    // timeoutMs 0: a stream has no deadline, it has the watchdog.
    const stream = run.api.events.getEventMessageStream(
      { streamConsumer: consumer },
      { signal, timeoutMs: 0 },
    );
    let first = true;
    for await (const { message } of stream) {
      heard();
      if (first) {
        first = false;
        run.opened();
        run.status({ state: 'live' });
      }
      if (message === undefined) {
        dog.heartbeat();
        continue;
      }
      const { event, ack } = decode(message, subscription, clock.now());
      const pending = ack?.pending ?? 0n;
      dog.message(pending);
      window.read(subscription);
      run.delivered(event, ack);
      total = progress(run, pending, total);
      if (!window.open(subscription)) {
        dog.hold(true);
        const held = clock.monotonic();
        await window.room(subscription, signal);
        dog.hold(false);
        // Whatever the server delivered again meanwhile has not arrived yet: no gap can be ruled out before it has.
        if (clock.monotonic() - held >= timing.heartbeat) run.opened();
      }
    }
  } catch (error) {
    if (silent === undefined) throw error;
  } finally {
    dog.stop();
    run.doubts.delete(doubt);
    abort.abort();
  }
  if (silent === 'quiet') return silent;
  if (silent !== undefined) throw wentSilent(run.api.server);
  return 'ended';
}

/** Shows a backlog as it shrinks; gives the size it is measured against. */
function progress(run: SubscriptionRun, pending: bigint, total: bigint): bigint {
  if (pending === 0n && total > 0n) {
    run.status({ state: 'live' });
    return 0n;
  }
  if (total === 0n && pending <= BACKLOG) return 0n;
  const whole = total > pending ? total : pending + 1n;
  run.status({ state: 'catching-up', done: Number(whole - pending), total: Number(whole) });
  return whole;
}

const closed = (server: string) =>
  new AosError({
    kind: 'unreachable',
    message: `${server} closed the stream.`,
    next: 'It is opened again by itself.',
  });

const wentSilent = (server: string) =>
  new AosError({
    kind: 'unreachable',
    message: `${server} has fallen silent.`,
    next: 'The stream is opened again by itself.',
  });

const lostAgain = (server: string) =>
  new AosError({
    kind: 'server',
    message: `${server} loses this subscription again and again.`,
    next: 'It is made anew by itself. If it stays, tell who runs the server.',
  });
