/** Open event streams, and which consumers' delivery is held back by the control interface. */
export interface Streams {
  /** Registers an open stream. Returns what takes it off again. */
  opened(consumer: string): () => void;
  isStalled(consumer: string): boolean;
  stall(consumer: string): void;
  resume(consumer: string): void;
  /** How many streams are open, for one consumer or for all. */
  open(consumer?: string): number;
  /** Deliveries that the server acknowledged by itself, by consumer. */
  readonly withheld: Map<string, number>;
}

export function createStreams(): Streams {
  const openStreams = new Map<string, number>();
  const stalled = new Set<string>();
  return {
    withheld: new Map(),
    opened(consumer) {
      openStreams.set(consumer, (openStreams.get(consumer) ?? 0) + 1);
      return () => {
        const left = (openStreams.get(consumer) ?? 1) - 1;
        if (left > 0) openStreams.set(consumer, left);
        else openStreams.delete(consumer);
      };
    },
    isStalled: (consumer) => stalled.has(consumer),
    stall: (consumer) => {
      stalled.add(consumer);
    },
    resume: (consumer) => {
      stalled.delete(consumer);
    },
    open(consumer) {
      if (consumer !== undefined) return openStreams.get(consumer) ?? 0;
      return [...openStreams.values()].reduce((sum, own) => sum + own, 0);
    },
  };
}
