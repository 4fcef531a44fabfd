import type { Fault } from '../faults.ts';
import type { Delivery, Reader, Sink } from '../log/log.ts';
import { createTwins } from './twins.ts';

// The size of the server's channel between a reader and its connection, in events.
const CHANNEL_SIZE = 4;
// How many events a reader requests from the log in advance; it asks again when half of them are used up.
const READ_AHEAD = 200;

export interface EventReaderOptions {
  faults: ReadonlySet<Fault>;
  /** Acknowledges a delivery in the server's own name. */
  ack: (delivery: Delivery) => void;
  /** Whether delivery is held back. */
  isStalled: () => boolean;
  /** Called when an event is waiting for the client. */
  onReady: () => void;
  /** Called when it lives on without a client. */
  onGhost: () => void;
  onEnd: () => void;
}

/**
 * The task that reads a consumer for one stream. It is separate from the stream: with the fault `ghosts` it learns that
 * its client is gone only when it has a new event to send.
 */
export interface EventReader extends Sink {
  /** Gives the reader its place in the log's queue. */
  begin(source: Reader): void;
  /** Returns the next event for the client; undefined when there is none right now. */
  take(): Delivery | undefined;
  /** Called when the client is gone. Events it has not taken yet are lost with it. */
  detach(): void;
  /** Ends it forever: its process ended, or a repaired server removed it. */
  end(): void;
  /** Called when delivery is no longer held back. */
  wake(): void;
  readonly isGhost: boolean;
}

export function createEventReader(options: EventReaderOptions): EventReader {
  const { faults } = options;
  const twins = createTwins(faults);
  const ahead: Delivery[] = [];
  const channel: Delivery[] = [];
  let source: Reader | undefined;
  let isAttached = true;
  let hasEnded = false;

  const end = () => {
    if (hasEnded) return;
    hasEnded = true;
    ahead.length = 0;
    channel.length = 0;
    source?.close();
    options.onEnd();
  };

  const read = (delivery: Delivery) => {
    if (twins.isSettled(delivery)) return options.ack(delivery);
    if (!isAttached) return end();
    channel.push(delivery);
    options.onReady();
  };

  const pump = () => {
    while (!hasEnded && !options.isStalled() && (!isAttached || channel.length < CHANNEL_SIZE)) {
      const delivery = ahead.shift();
      if (delivery === undefined) break;
      read(delivery);
    }
    if (!hasEnded && ahead.length <= READ_AHEAD / 2) source?.ask();
  };

  return {
    demand: () => (hasEnded || options.isStalled() ? 0 : READ_AHEAD - ahead.length),
    deliver(delivery) {
      if (hasEnded) return;
      ahead.push(delivery);
      pump();
    },
    begin(reader) {
      source = reader;
      if (hasEnded) reader.close();
      else pump();
    },
    take() {
      const delivery = channel.shift();
      pump();
      return delivery;
    },
    detach() {
      if (!isAttached || hasEnded) return;
      isAttached = false;
      channel.length = 0;
      if (faults.has('ghosts')) pump();
      else end();
      if (!hasEnded) options.onGhost();
    },
    end,
    wake: pump,
    get isGhost() {
      return !isAttached && !hasEnded;
    },
  };
}
