/** The open event streams, and the consumers whose delivery the control interface holds back. */
export interface Streams {
  /** Registers an open stream. Returns a function that removes it. */
  opened(consumer: string): () => void;
  isStalled(consumer: string): boolean;
  stall(consumer: string): void;
  resume(consumer: string): void;
  /** Returns the number of open streams, of one consumer or of all. */
  open(consumer?: string): number;
  /** By consumer, the deliveries that the server acknowledged itself. */
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
