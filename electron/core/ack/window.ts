/**
 * How many deliveries of each subscription were read and are not acked yet. At 1,000 the server silently stops
 * delivering (the JetStream default), so reading stops well before: explicit back-pressure.
 */
export interface AckWindow {
  read(subscription: number, n?: number): void;
  acked(subscription: number, n: number): void;
  /** The most that was ever outstanding for one subscription. */
  readonly most: number;
  outstanding(subscription: number): number;
  /** Whether the subscription may read on. */
  open(subscription: number): boolean;
  /** Resolves when it may read on. */
  room(subscription: number, signal: AbortSignal): Promise<void>;
}

export function createAckWindow(limit: number): AckWindow {
  const counts = new Map<number, number>();
  const waiting = new Map<number, Set<() => void>>();
  let most = 0;
  const get = (subscription: number) => counts.get(subscription) ?? 0;
  return {
    get most() {
      return most;
    },
    read(subscription, n = 1) {
      const count = get(subscription) + n;
      counts.set(subscription, count);
      if (count > most) most = count;
    },
    acked(subscription, n) {
      const count = Math.max(0, get(subscription) - n);
      counts.set(subscription, count);
      if (count >= limit) return;
      for (const go of [...(waiting.get(subscription) ?? [])]) go();
    },
    outstanding: get,
    open: (subscription) => get(subscription) < limit,
    room(subscription, signal) {
      if (get(subscription) < limit || signal.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        const list = waiting.get(subscription) ?? new Set();
        waiting.set(subscription, list);
        const go = () => {
          list.delete(go);
          signal.removeEventListener('abort', go);
          resolve();
        };
        list.add(go);
        signal.addEventListener('abort', go, { once: true });
      });
    },
  };
}
