import type { Server } from 'node:net';

/** One port that can be closed as if the process had died, and opened again with the same number. */
export interface Listener {
  /** 0 until it is opened for the first time, unless it is a fixed port. */
  readonly port: number;
  up(): Promise<void>;
  /** Cuts every connection and stops listening. */
  down(): Promise<void>;
}

/** Creates a listener; `make` builds a new server for each opening. Port 0 is any free one. */
export function createListener(make: () => Server, host: string, port: number): Listener {
  let bound = port;
  let server: Server | undefined;
  const sockets = new Set<{ destroy(): void }>();
  return {
    get port() {
      return bound;
    },
    up() {
      if (server !== undefined) return Promise.resolve();
      const next = make();
      // `connection` is the bare socket, below TLS: destroying it cuts whatever runs over it.
      next.on('connection', (socket) => {
        sockets.add(socket);
        socket.once('close', () => sockets.delete(socket));
      });
      return new Promise((resolve, reject) => {
        next.once('error', reject);
        next.listen(bound, host, () => {
          next.off('error', reject);
          const address = next.address();
          if (typeof address === 'object' && address !== null) bound = address.port;
          server = next;
          resolve();
        });
      });
    },
    down() {
      const closing = server;
      server = undefined;
      if (closing === undefined) return Promise.resolve();
      return new Promise((resolve) => {
        closing.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      });
    },
  };
}
