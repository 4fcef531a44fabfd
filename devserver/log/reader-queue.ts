import type { Sink } from './log.ts';

/** The readers of a consumer in the order in which they are served: the one that has waited longest is first. */
export interface ReaderQueue {
  hasDemand(): boolean;
  /** Returns the first reader with demand and moves it to the end. */
  next(): Sink | undefined;
  /** Adds a reader at the end. Returns a function that removes it. */
  join(sink: Sink): () => void;
  clear(): void;
}

export function createReaderQueue(): ReaderQueue {
  const queue: Sink[] = [];
  return {
    hasDemand: () => queue.some((sink) => sink.demand() > 0),
    next() {
      const place = queue.findIndex((sink) => sink.demand() > 0);
      if (place < 0) return undefined;
      const [sink] = queue.splice(place, 1);
      if (sink !== undefined) queue.push(sink);
      return sink;
    },
    join(sink) {
      let isQueued = true;
      queue.push(sink);
      return () => {
        const place = isQueued ? queue.indexOf(sink) : -1;
        if (place >= 0) queue.splice(place, 1);
        isQueued = false;
      };
    },
    clear() {
      queue.length = 0;
    },
  };
}
