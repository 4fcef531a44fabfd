import type { AckWindow } from '../ack/window.ts';
import type { RetryContext } from '../base/retry.ts';
import type { Turns } from '../base/turns.ts';
import { type AckSubject, consumerOf } from '../event/ack-subject.ts';
import { responseReader } from '../event/decode-response.ts';
import type { Incoming } from '../model/incoming.ts';
import { AosError, problem } from '../model/problem.ts';
import type { AosApi } from '../transport/api.ts';
import { createWatchdog } from './watchdog.ts';

export interface LiveStreamOptions extends RetryContext {
  api: AosApi;
  window: AckWindow;
  /** What comes together is read in several turns of the thread if it is much. */
  turns: Turns;
  /** Row number of the subscription. */
  subscription: number;
  delivered: (event: Incoming, ack: AckSubject | null) => void;
  /** Called with every message and heartbeat. @param isNews whether the stream was not known to be alive before. */
  heard: (isNews: boolean) => void;
  /** Called when messages should arrive and do not, although the connection is alive. */
  stalled: () => void;
}

/** How a stream ended. */
export interface StreamEnd {
  /** What ended it; null if it was stopped here. */
  error: unknown;
  /** Whether it was given up because it fell silent. */
  detectedBySilence: boolean;
}

export interface LiveStream {
  /** The consumer it reads. */
  readonly consumer: string;
  /** Whether it was heard since it was opened, or since it was last doubted. */
  readonly isProven: boolean;
  readonly isOver: boolean;
  /** Whether it was ever heard. */
  readonly wasProven: boolean;
  /** Whether it delivers everything that was published since the record was read before it was opened. */
  readonly isGapless: boolean;
  /** Whether reading ever paused because too much was not acked: then it may be behind the record. */
  readonly wasHeld: boolean;
  /** The computer slept or the network changed: until it is heard again, nobody knows whether it is alive. */
  doubt(): void;
  /** Ends it. Its reader stays behind at the server. */
  stop(): void;
  readonly ended: Promise<StreamEnd>;
}

/** What is known of a stream while it is read. */
interface StreamState {
  isProven: boolean;
  wasProven: boolean;
  isOver: boolean;
  wasHeld: boolean;
  isSilent: boolean;
}

/**
 * Opens a stream on a consumer and reads it until it breaks, falls silent or is stopped. It is never reopened just because
 * nothing arrives: every stream leaves a reader at the server, and the record shows what a stream does not bring.
 */
export function openLiveStream(options: LiveStreamOptions, consumer: string, isGapless: boolean): LiveStream {
  const abort = new AbortController();
  const state = { isProven: false, wasProven: false, isOver: false, wasHeld: false, isSilent: false };
  return {
    consumer,
    isGapless,
    ended: readToEnd(options, consumer, state, abort),
    get isProven() {
      return state.isProven && !state.isOver;
    },
    get wasProven() {
      return state.wasProven;
    },
    get isOver() {
      return state.isOver;
    },
    get wasHeld() {
      return state.wasHeld;
    },
    doubt() {
      state.isProven = false;
    },
    stop: () => abort.abort(),
  };
}

async function readToEnd(
  options: LiveStreamOptions,
  consumer: string,
  state: StreamState,
  abort: AbortController,
): Promise<StreamEnd> {
  const { timing, api } = options;
  const signal = AbortSignal.any([options.signal, abort.signal]);
  const watchdog = createWatchdog({
    clock: options.clock,
    silenceMs: timing.heartbeat * timing.silenceHeartbeats,
    stallMs: timing.stall,
    stalled: options.stalled,
    silent() {
      state.isSilent = true;
      // A connection that fell silent is useless for everything: without a reset, the next stream would use it again.
      api.reset();
      abort.abort();
    },
  });
  /** Whether it was stopped here, and did not break: looked at before everything of it is stopped. */
  const end = () => {
    const wasStopped = signal.aborted;
    watchdog.stop();
    state.isOver = true;
    abort.abort();
    return wasStopped;
  };
  try {
    await read({ ...options, signal }, consumer, state, watchdog);
    return { error: end() ? null : closed(api.server), detectedBySilence: false };
  } catch (error) {
    const wasStopped = end();
    if (state.isSilent) return { error: wentSilent(api.server), detectedBySilence: true };
    return { error: wasStopped ? null : error, detectedBySilence: false };
  }
}

/** Number of responses after which it is asked whether the turn is over: asking costs as much as a small part of one. */
const RESPONSES_PER_LOOK = 16;

async function read(
  options: LiveStreamOptions,
  consumer: string,
  state: StreamState,
  watchdog: ReturnType<typeof createWatchdog>,
): Promise<void> {
  const { api, clock, window, turns, subscription, signal } = options;
  const reader = responseReader(subscription, clock.now);
  let looks = 0;
  let isAborted = signal.aborted;
  signal.addEventListener('abort', () => {
    isAborted = true;
  });
  for await (const responses of api.eventStream(consumer, signal)) {
    reader.begin(responses);
    for (;;) {
      if (++looks % RESPONSES_PER_LOOK === 0 && turns.isOver()) await turns.next();
      if (isAborted) return;
      const delivery = reader.next();
      if (delivery === undefined) break;
      const isNews = !state.isProven;
      state.isProven = true;
      state.wasProven = true;
      options.heard(isNews);
      if (delivery === null) {
        watchdog.heartbeat();
        continue;
      }
      const { event, ack } = delivery;
      watchdog.message(ack?.pending ?? 0n);
      options.delivered(event, ack);
      const counted = event.reply ? (event.consumer ?? consumerOf(event.reply.reply)) : consumer;
      if (window.isOpen(counted)) continue;
      state.wasHeld = true;
      watchdog.hold(true);
      await window.room(counted, signal);
      watchdog.hold(false);
    }
  }
}

const closed = (server: string) => new AosError(problem('stream-closed', { server }));

const wentSilent = (server: string) => new AosError(problem('stream-silent', { server }));
