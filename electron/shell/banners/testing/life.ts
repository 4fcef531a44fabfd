import type { Clock } from '../../../core/base/clock.ts';

/** One run of the app, from its start to its end, which may come at any point. */
export interface Life {
  isAlive(): boolean;
  /** Time as this run sees it: none of its timers runs after its end. */
  clock: Clock;
  /** Does a piece of work that leaves the app's memory, such as a write. After the end of the run it never settles. */
  outside<T>(work: () => T | Promise<T>): Promise<T>;
  /** Ends the run at a piece of work, given by how many come before it. @param isDone whether that one is still done. */
  endAfter(pieces: number, isDone: boolean): void;
  /** Ends it now, as a crash does. */
  end(): void;
}

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

export function createLife(clock: Clock): Life {
  let isAlive = true;
  let left = Number.POSITIVE_INFINITY;
  let doesLast = false;
  return {
    isAlive: () => isAlive,
    clock: {
      now: clock.now,
      monotonic: clock.monotonic,
      after: (ms, run) => clock.after(ms, () => isAlive && run()),
    },
    async outside(work) {
      if (!isAlive) return never();
      if (left-- <= 0) {
        isAlive = false;
        // Nobody is there any more for what it says.
        if (doesLast)
          Promise.resolve()
            .then(work)
            .catch(() => undefined);
        return never();
      }
      const result = await work();
      return isAlive ? result : never();
    },
    endAfter(pieces, isDone) {
      left = pieces;
      doesLast = isDone;
    },
    end() {
      isAlive = false;
    },
  };
}

/** A store as one run of the app has it. @param check throws while the store cannot do what it is asked. */
export const storeIn = <T extends object>(life: Life, store: T, check: () => void): T =>
  new Proxy(store, {
    get: (target, method) => {
      const work = (target as Record<string | symbol, unknown>)[method];
      return typeof work !== 'function'
        ? work
        : (...args: unknown[]) =>
            life.outside(() => {
              check();
              return work(...args);
            });
    },
  });
