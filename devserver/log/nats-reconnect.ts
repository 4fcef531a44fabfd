import type { NatsConnection } from '@nats-io/transport-node';

/** A connection that the library restores when it is lost. Requests in flight at that moment are lost silently. */
export interface Reconnections {
  /** Calls `again` after each reconnection. Returns a function that ends this. */
  on(again: () => void): () => void;
  /** Makes a request, and repeats it after a reconnection. The request must be idempotent. Rejects as the last attempt does. */
  insist<T>(request: () => Promise<T>): Promise<T>;
}

export function watchReconnections(nats: NatsConnection): Reconnections {
  const listeners = new Set<() => void>();
  const listen = async () => {
    for await (const { type } of nats.status()) {
      if (type === 'reconnect') for (const again of [...listeners]) again();
    }
  };
  void listen();

  const on = (again: () => void) => {
    listeners.add(again);
    return () => void listeners.delete(again);
  };
  return {
    on,
    insist<T>(request: () => Promise<T>) {
      let last = 0;
      let off = () => {};
      const answer = new Promise<T>((resolve, reject) => {
        const attempt = () => {
          const own = ++last;
          request().then(resolve, (reason: unknown) => {
            if (own === last) reject(reason);
          });
        };
        off = on(attempt);
        attempt();
      });
      return answer.finally(off);
    },
  };
}
