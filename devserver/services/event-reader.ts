import type { Fault } from '../faults.ts';
import type { Delivery, Reader, Sink } from '../log/log.ts';

// As many events as the server's channel between a reader and its connection holds.
const CHANNEL = 4;
// As many as a reader has the log send ahead; asked for again when half of them are gone.
const AHEAD = 200;

export interface EventReaderOptions {
  faults: ReadonlySet<Fault>;
  /** Acknowledges a delivery in the server's own name. */
  ack: (delivery: Delivery) => void;
  /** Whether delivery is held back. */
  isStalled: () => boolean;
  /** Something waits for the client. */
  onReady: () => void;
  /** It lives on without a client. */
  onGhost: () => void;
  onEnd: () => void;
}

/**
 * The task that reads a consumer for one stream. It is one thing and the stream another: with the fault `ghosts` it
 * learns that its client is gone only when it has a new event to send.
 */
export interface EventReader extends Sink {
  /** Gives the reader its place at the log. */
  begin(source: Reader): void;
  /** The next event for the client; undefined when there is none just now. */
  take(): Delivery | undefined;
  /** The client is gone; what it was not yet given is lost with it. */
  detach(): void;
  /** Ends for good: its process, or a mended server, takes it away. */
  end(): void;
  /** Looks again at what is held back. */
  wake(): void;
  readonly isGhost: boolean;
}

export function createEventReader(options: EventReaderOptions): EventReader {
  const { faults } = options;
  // Block ids that this reader has met, with the sequence of the first. A new reader knows nothing of them.
  const noted = new Map<number, number>();
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

  /** Whether the server settles a delivery by itself: a twin, or with the fault `loss` anything it has noted. */
  const settles = ({ block, sequence }: Delivery): boolean => {
    const first = block === undefined ? undefined : noted.get(block);
    if (first === undefined) return false;
    return faults.has('loss') || first !== sequence;
  };

  const read = (delivery: Delivery) => {
    if (settles(delivery)) {
      options.ack(delivery);
      return;
    }
    // Noted before it is sent, whether or not it ever arrives.
    if (delivery.block !== undefined && !noted.has(delivery.block)) {
      noted.set(delivery.block, delivery.sequence);
    }
    if (!isAttached) {
      end();
      return;
    }
    channel.push(delivery);
    options.onReady();
  };

  const pump = () => {
    while (!hasEnded && !options.isStalled() && (!isAttached || channel.length < CHANNEL)) {
      const delivery = ahead.shift();
      if (delivery === undefined) break;
      read(delivery);
    }
    if (!hasEnded && ahead.length <= AHEAD / 2) source?.ask();
  };

  return {
    demand: () => (hasEnded || options.isStalled() ? 0 : AHEAD - ahead.length),
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
