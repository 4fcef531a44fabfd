import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What the way between client and server is like. */
interface Weather {
  /** Nothing gets through, in either direction; connections look open. What was sent comes through afterwards. */
  blackHole: boolean;
  /** Every piece of data is late by so many ms. */
  delay: number;
  /** Bytes a second in each direction; 0 for no limit. */
  rate: number;
}

/** A TCP proxy that can make the way between client and server as bad as it can be. */
export interface FaultProxy extends AsyncDisposable {
  readonly port: number;
  weather(change: Partial<Weather>): void;
  /** Ends every connection with a reset. Gives how many there were. */
  reset(): number;
  /**
   * Ends every connection with a reset towards the client only. The server's side stays open for so many ms; what the server
   * writes there is swallowed.
   */
  leave(ms: number): void;
  /** Lets only the first half of the next piece of data from the server through, then closes each connection. */
  truncate(): void;
}

interface Link {
  client: Socket;
  server: Socket;
  truncating: boolean;
  /** How long the server's side outlives the client's, ms. */
  leftFor: number;
}

/** How often a link looks whether the weather is better, ms. */
const LOOK = 10;

/** Listens on a free port of 127.0.0.1 and connects everybody with `target` there. */
export async function startProxy(target: number): Promise<FaultProxy> {
  const links = new Set<Link>();
  /** Connections to the server that nobody is behind any more. */
  const abandoned = new Set<Socket>();
  const weather: Weather = { blackHole: false, delay: 0, rate: 0 };

  function join(client: Socket): void {
    const link: Link = { client, server: connect(target, '127.0.0.1'), truncating: false, leftFor: 0 };
    links.add(link);
    const end = () => {
      links.delete(link);
      client.destroy();
      if (link.leftFor === 0) link.server.destroy();
      if (link.server.destroyed) return;
      abandoned.add(link.server);
      setTimeout(() => {
        abandoned.delete(link.server);
        link.server.resetAndDestroy();
      }, link.leftFor).unref();
    };
    for (const socket of [client, link.server]) {
      socket.setNoDelay(true);
      // An error is always followed by close, which is all that counts here.
      socket.on('error', () => {});
      socket.once('close', end);
    }
    void carry(client, link.server, link, false);
    void carry(link.server, client, link, true);
  }

  /** Carries one direction until a side closes. Reading stops while a piece is held back, as on a real slow link. */
  async function carry(from: Socket, to: Socket, link: Link, fromServer: boolean): Promise<void> {
    try {
      for await (const piece of from as AsyncIterable<Buffer>) {
        while (weather.blackHole && !to.destroyed) await sleep(LOOK);
        if (weather.delay > 0) await sleep(weather.delay);
        if (weather.rate > 0) await sleep((piece.length / weather.rate) * 1000);
        if (fromServer && link.truncating) {
          to.end(piece.subarray(0, Math.ceil(piece.length / 2)));
          return;
        }
        if (!to.destroyed && !to.write(piece)) await drained(to);
      }
      to.end();
    } catch {
      // The connection broke: `close` tidies up.
    }
  }

  const server: Server = createServer(join);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    weather: (change) => void Object.assign(weather, change),
    reset() {
      const broken = [...links];
      for (const { client, server: behind } of broken) {
        client.resetAndDestroy();
        behind.resetAndDestroy();
      }
      return broken.length;
    },
    leave(ms) {
      for (const link of [...links]) {
        link.leftFor = ms;
        link.client.resetAndDestroy();
      }
    },
    truncate() {
      for (const link of links) link.truncating = true;
    },
    async [Symbol.asyncDispose]() {
      weather.blackHole = false;
      for (const { client } of links) client.destroy();
      for (const socket of abandoned) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      socket.off('drain', done).off('close', done);
      resolve();
    };
    socket.once('drain', done).once('close', done);
  });
}
