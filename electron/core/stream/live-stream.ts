import type { AckWindow } from '../ack/window.ts';
import type { RetryContext } from '../base/retry.ts';
import { type AckSubject, consumerOf } from '../event/ack-subject.ts';
import { decode } from '../event/decode.ts';
import type { Incoming } from '../model/incoming.ts';
import { AosError } from '../model/problem.ts';
import type { AosApi } from '../transport/api.ts';
import { watch } from './watchdog.ts';

export interface LiveStreamOptions extends RetryContext {
  api: AosApi;
  window: AckWindow;
  /** Row number of the subscription. */
  subscription: number;
  delivered: (event: Incoming, ack: AckSubject | null) => void;
  /** Something was heard, be it a heartbeat. @param isNews the stream was not known to live until now. */
  heard: (isNews: boolean) => void;
  /** Messages should come and do not, though the connection lives. */
  stalled: () => void;
}

/** How a stream ended. */
export interface StreamEnd {
  /** What ended it; null when it was stopped here. */
  error: unknown;
  /** It was given up because it fell silent. */
  silent: boolean;
}

export interface LiveStream {
  /** The consumer it reads. */
  readonly consumer: string;
  /** Whether something was heard since it was opened, or since the last doubt. */
  readonly isProven: boolean;
  readonly isOver: boolean;
  /** Whether it ever said a word. */
  readonly wasProven: boolean;
  /** It delivers all that was published since the record was asked before it was opened. */
  readonly isGapless: boolean;
  /** Whether it was ever held back because too much was not acked: then it may have missed what the record brings. */
  readonly wasHeld: boolean;
  /** The machine slept or the network changed: until something is heard again, nobody knows whether it lives. */
  doubt(): void;
  /** Ends it. A reader stays behind at the server. */
  stop(): void;
  readonly ended: Promise<StreamEnd>;
}

/**
 * Opens a stream on a consumer and reads it until it breaks, falls silent or is stopped. It is never opened again because
 * it is quiet: every stream leaves a reader at the server, and the record tells what a quiet stream cannot.
 */
export function openLiveStream(options: LiveStreamOptions, consumer: string, isGapless: boolean): LiveStream {
  const { clock, timing, window, subscription } = options;
  const abort = new AbortController();
  const signal = AbortSignal.any([options.signal, abort.signal]);
  let isProven = false;
  let wasProven = false;
  let isOver = false;
  let wasHeld = false;
  let isSilent = false;

  async function read(): Promise<void> {
    const dog = watch({
      clock,
      silence: timing.heartbeat * timing.silence,
      stall: timing.stall,
      stalled: options.stalled,
      silent() {
        isSilent = true;
        // A connection that went silent is of no use to anybody: without this, the next stream would go through it too.
        options.api.reset();
        abort.abort();
      },
    });
    try {
      // timeoutMs 0: a stream has no deadline, it has the watchdog.
      const stream = options.api.events.getEventMessageStream(
        { streamConsumer: consumer },
        { signal, timeoutMs: 0 },
      );
      for await (const { message } of stream) {
        const isNews = !isProven;
        isProven = true;
        wasProven = true;
        options.heard(isNews);
        if (message === undefined) {
          dog.heartbeat();
          continue;
        }
        const { event, ack } = decode(message, subscription, clock.now());
        dog.message(ack?.pending ?? 0n);
        options.delivered(event, ack);
        const lane = event.reply ? consumerOf(event.reply.reply) : consumer;
        if (!window.isOpen(lane)) {
          wasHeld = true;
          dog.hold(true);
          await window.room(lane, signal);
          dog.hold(false);
        }
      }
    } finally {
      dog.stop();
      isOver = true;
      abort.abort();
    }
  }

  async function run(): Promise<StreamEnd> {
    try {
      await read();
      return { error: signal.aborted ? null : closed(options.api.server), silent: false };
    } catch (error) {
      if (isSilent) return { error: wentSilent(options.api.server), silent: true };
      return { error: signal.aborted ? null : error, silent: false };
    }
  }

  return {
    consumer,
    isGapless,
    ended: run(),
    get isProven() {
      return isProven && !isOver;
    },
    get wasProven() {
      return wasProven;
    },
    get isOver() {
      return isOver;
    },
    get wasHeld() {
      return wasHeld;
    },
    doubt() {
      isProven = false;
    },
    stop: () => abort.abort(),
  };
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
