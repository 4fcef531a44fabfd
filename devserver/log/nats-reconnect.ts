import type { NatsConnection } from '@nats-io/transport-node';

/** A connection that the library makes again when it was lost. What was on its way then is gone without a word. */
export interface Reconnections {
  /** Calls `again` whenever the connection was made again. Gives what ends that. */
  on(again: () => void): () => void;
  /** Makes a request, and makes it again with the connection; only for what may happen twice. Rejects as the last one does. */
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
          const mine = ++last;
          request().then(resolve, (reason: unknown) => {
            if (mine === last) reject(reason);
          });
        };
        off = on(attempt);
        attempt();
      });
      return answer.finally(off);
    },
  };
}
