import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** The state of the network between client and server. */
interface Weather {
  /** Nothing passes in either direction, while connections look open. What was sent is delivered afterwards. */
  blackHole: boolean;
  /** The delay of every chunk of data. */
  delayMs: number;
  /** The limit in each direction; 0 for none. */
  bytesPerSecond: number;
}

/** A TCP proxy that can make the network between client and server as bad as real ones can be. */
export interface FaultProxy extends AsyncDisposable {
  readonly port: number;
  weather(change: Partial<Weather>): void;
  /** Ends every connection with a reset. Returns the number of connections. */
  reset(): number;
  /**
   * Ends every connection with a reset towards the client only. The server's side stays open for this long; what the
   * server writes there is discarded.
   */
  leave(ms: number): void;
  /** Lets only the first half of the next chunk from the server through, then closes the connection; on each link. */
  truncate(): void;
}

interface Link {
  client: Socket;
  server: Socket;
  isTruncating: boolean;
  serverOutlivesMs: number;
}

/** How often a link checks whether the black hole is over. */
const CHECK_MS = 10;

/** What all links of one proxy share. */
interface Way {
  links: Set<Link>;
  /** Connections to the server whose client is gone. */
  abandoned: Set<Socket>;
  weather: Weather;
}

/** Listens on a free port of 127.0.0.1 and connects every client with `target` there. */
export async function startProxy(target: number): Promise<FaultProxy> {
  const weather: Weather = { blackHole: false, delayMs: 0, bytesPerSecond: 0 };
  const way: Way = { links: new Set(), abandoned: new Set(), weather };
  const { links, abandoned } = way;
  const server: Server = createServer((client) => join(way, client, connect(target, '127.0.0.1')));
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
        link.serverOutlivesMs = ms;
        link.client.resetAndDestroy();
      }
    },
    truncate() {
      for (const link of links) link.isTruncating = true;
    },
    async [Symbol.asyncDispose]() {
      weather.blackHole = false;
      for (const { client } of links) client.destroy();
      for (const socket of abandoned) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Carries data both ways between a client and its connection to the server. */
function join(way: Way, client: Socket, server: Socket): void {
  const link: Link = { client, server, isTruncating: false, serverOutlivesMs: 0 };
  way.links.add(link);
  for (const socket of [client, server]) {
    socket.setNoDelay(true);
    // An error is always followed by close, which is all that counts here.
    socket.on('error', () => {});
    socket.once('close', () => endLink(way, link));
  }
  void carry(way, client, server);
  void carry(way, server, client, link);
}

/** Ends both sides of a link; the server's later, where it is to outlive the client's. */
function endLink({ links, abandoned }: Way, link: Link): void {
  const { client, server, serverOutlivesMs } = link;
  links.delete(link);
  client.destroy();
  if (serverOutlivesMs === 0) server.destroy();
  if (server.destroyed) return;
  abandoned.add(server);
  setTimeout(() => {
    abandoned.delete(server);
    server.resetAndDestroy();
  }, serverOutlivesMs).unref();
}

/**
 * Carries one direction until a side closes. Reading stops while a chunk is held back, as on a real slow link.
 *
 * @param answers the link, in the direction from the server to the client, which can be truncated.
 */
async function carry({ weather }: Way, from: Socket, to: Socket, answers?: Link): Promise<void> {
  try {
    for await (const chunk of from as AsyncIterable<Buffer>) {
      while (weather.blackHole && !to.destroyed) await sleep(CHECK_MS);
      if (weather.delayMs > 0) await sleep(weather.delayMs);
      if (weather.bytesPerSecond > 0) await sleep((chunk.length / weather.bytesPerSecond) * 1000);
      if (answers?.isTruncating) {
        to.end(chunk.subarray(0, Math.ceil(chunk.length / 2)));
        return;
      }
      if (!to.destroyed && !to.write(chunk)) await drained(to);
    }
    to.end();
  } catch {
    // The connection broke: `close` cleans up.
  }
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
