/**
 * Counts the deliveries of each consumer that were read and are not acked yet. At 1,000 (the JetStream default) the server
 * silently stops delivering, so reading pauses well before that: explicit back-pressure.
 */
export interface AckWindow {
  read(consumer: string, n?: number): void;
  acked(consumer: string, n: number): void;
  /** The highest number of deliveries that were ever outstanding for one consumer. */
  readonly most: number;
  outstanding(consumer: string): number;
  /** Whether a stream of this consumer may be read further. */
  isOpen(consumer: string): boolean;
  /** Resolves when fewer than `limit` are outstanding, or the signal is aborted. */
  room(consumer: string, signal: AbortSignal, limit?: number): Promise<void>;
}

/** @param streamLimit maximum number of outstanding deliveries of a stream. */
export function createAckWindow(streamLimit: number): AckWindow {
  const counts = new Map<string, number>();
  const waiting = new Map<string, Set<{ limit: number; go: () => void }>>();
  let most = 0;
  const get = (consumer: string) => counts.get(consumer) ?? 0;
  return {
    get most() {
      return most;
    },
    read(consumer, n = 1) {
      const count = get(consumer) + n;
      counts.set(consumer, count);
      if (count > most) most = count;
    },
    acked(consumer, n) {
      const count = Math.max(0, get(consumer) - n);
      if (count === 0) counts.delete(consumer);
      else counts.set(consumer, count);
      for (const one of [...(waiting.get(consumer) ?? [])]) if (count < one.limit) one.go();
    },
    outstanding: get,
    isOpen: (consumer) => get(consumer) < streamLimit,
    room(consumer, signal, limit = streamLimit) {
      if (get(consumer) < limit || signal.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        const list = waiting.get(consumer) ?? new Set();
        waiting.set(consumer, list);
        const go = () => {
          list.delete(one);
          if (list.size === 0) waiting.delete(consumer);
          signal.removeEventListener('abort', go);
          resolve();
        };
        const one = { limit, go };
        list.add(one);
        signal.addEventListener('abort', go, { once: true });
      });
    },
  };
}
