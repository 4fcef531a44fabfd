import type { RequestKind, Seats } from './http2-seats.ts';

interface Waiter {
  kind: RequestKind;
  granted(seats: Seats): void;
  failed(error: unknown): void;
}

/** The requests that wait for a place, in the order in which they came. */
export interface Waiters {
  /** @param late called each `waitMs` while it waits; returns why it must not wait any longer, null if it may. */
  wait(kind: RequestKind, waitMs: number, late: () => Error | null): Promise<Seats>;
  has(kind: RequestKind): boolean;
  /** Lets in as many as there is room for, calls first. */
  serve(roomFor: (kind: RequestKind) => Seats | undefined): void;
  reject(kinds: readonly RequestKind[], error: unknown): void;
}

export function createWaiters(): Waiters {
  const waiting = new Set<Waiter>();
  const of = (kind: RequestKind) => [...waiting].filter((waiter) => waiter.kind === kind);
  return {
    wait(kind, waitMs, late) {
      return new Promise((resolve, reject) => {
        const timer = setInterval(() => {
          const reason = late();
          if (reason !== null) waiter.failed(reason);
        }, waitMs);
        const over = () => {
          clearInterval(timer);
          waiting.delete(waiter);
        };
        const waiter: Waiter = {
          kind,
          granted(seats) {
            over();
            resolve(seats);
          },
          failed(error) {
            over();
            reject(error);
          },
        };
        waiting.add(waiter);
      });
    },
    has: (kind) => of(kind).length > 0,
    serve(roomFor) {
      for (const kind of ['call', 'stream'] as const) {
        for (const waiter of of(kind)) {
          const seats = roomFor(kind);
          if (seats === undefined) break;
          seats.take(kind);
          waiter.granted(seats);
        }
      }
    },
    reject(kinds, error) {
      for (const waiter of [...waiting]) if (kinds.includes(waiter.kind)) waiter.failed(error);
    },
  };
}
