/** An HTTP/2 server that speaks gRPC by hand, so that it can speak it wrongly. */
import { createServer, type Http2Server, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo } from 'node:net';

export interface HostileServer extends AsyncDisposable {
  /** http://host:port */
  address: string;
}

/** A gRPC frame: flag, length, message. `claims` is the length it says it has. */
export function frame(message: Uint8Array, claims = message.length, flag = 0): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt8(flag, 0);
  head.writeUInt32BE(claims, 1);
  return Buffer.concat([head, message]);
}

/** Answers a call: writes what it likes; without a handler UNIMPLEMENTED is answered. */
export type Handler = (stream: ServerHttp2Stream) => void;

export function respond(stream: ServerHttp2Stream): void {
  stream.respond({ ':status': 200, 'content-type': 'application/grpc+proto' }, { waitForTrailers: true });
  stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
}

/** @param handlers by the name of the RPC. */
export async function hostileServer(handlers: Record<string, Handler>): Promise<HostileServer> {
  const server: Http2Server = createServer();
  const sessions = new Set<{ destroy(): void }>();
  server.on('session', (session) => {
    sessions.add(session);
    session.on('error', () => {});
    session.on('close', () => sessions.delete(session));
  });
  server.on('stream', (stream, headers) => {
    stream.on('error', () => {});
    stream.resume();
    const rpc = String(headers[':path']).split('/').at(-1) ?? '';
    const handler = handlers[rpc];
    if (handler) handler(stream);
    else {
      stream.respond(
        { ':status': 200, 'content-type': 'application/grpc+proto', 'grpc-status': '12' },
        { endStream: true },
      );
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      for (const session of sessions) session.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
