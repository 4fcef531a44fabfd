/** Open event streams, and which consumers' delivery is held back by the control interface. */
export interface Streams {
  /** Registers an open stream; `wake` makes it look for events. Returns what takes it off again. */
  opened(consumer: string, wake: () => void): () => void;
  isStalled(consumer: string): boolean;
  stall(consumer: string): void;
  resume(consumer: string): void;
  /** Counts the times the server went down; the readers of an earlier life died with it. */
  life: number;
  /** How many streams are open, for one consumer or for all. */
  open(consumer?: string): number;
  /** Twins that were not handed out, by consumer. */
  readonly withheld: Map<string, number>;
}

export function createStreams(): Streams {
  const wakers = new Map<string, Set<() => void>>();
  const stalled = new Set<string>();
  return {
    life: 0,
    withheld: new Map(),
    opened(consumer, wake) {
      const own = wakers.get(consumer) ?? new Set();
      wakers.set(consumer, own.add(wake));
      return () => {
        own.delete(wake);
        if (own.size === 0) wakers.delete(consumer);
      };
    },
    isStalled: (consumer) => stalled.has(consumer),
    stall: (consumer) => {
      stalled.add(consumer);
    },
    resume(consumer) {
      stalled.delete(consumer);
      for (const wake of wakers.get(consumer) ?? []) wake();
    },
    open(consumer) {
      if (consumer !== undefined) return wakers.get(consumer)?.size ?? 0;
      return [...wakers.values()].reduce((sum, own) => sum + own.size, 0);
    },
  };
}
