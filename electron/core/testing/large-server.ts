/** A server that answers every protocol with whatever it is told to, for as long as anybody reads it. */
import { createServer as createHttp1, type ServerResponse } from 'node:http';
import { createServer as createHttp2, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { Protocol } from '../model/protocol.ts';

/** What the server answers a call with. */
export interface LargeAnswer {
  status?: number;
  headers: Record<string, string>;
  body: Iterable<Uint8Array>;
  /** Trailers of HTTP/2. */
  trailers?: Record<string, string>;
}

export interface LargeServer extends AsyncDisposable {
  /** http://host:port */
  address: string;
  /** Bytes of bodies that clients have taken, at least as far as the buffers of the system. */
  sent(): number;
  calls(): number;
}

/** @param answer what a call is answered with, by the name of its RPC. */
export async function largeServer(
  protocol: Protocol,
  answer: (rpc: string, call: number) => LargeAnswer,
): Promise<LargeServer> {
  let sent = 0;
  let calls = 0;
  const reply = (path: string) => answer(path.split('/').at(-1) ?? '', ++calls);
  const counted = function* (body: Iterable<Uint8Array>) {
    for (const chunk of body) {
      sent += chunk.length;
      yield chunk;
    }
  };

  function overHttp2(stream: ServerHttp2Stream, path: string): void {
    stream.on('error', () => {});
    stream.resume();
    const { status = 200, headers, body, trailers = { 'grpc-status': '0' } } = reply(path);
    stream.respond({ ':status': status, ...headers }, { waitForTrailers: true });
    stream.on('wantTrailers', () => stream.sendTrailers(trailers));
    const source = Readable.from(counted(body));
    stream.on('close', () => source.destroy());
    source.pipe(stream);
  }
  function overHttp1(response: ServerResponse, path: string): void {
    response.on('error', () => {});
    const { status = 200, headers, body } = reply(path);
    response.writeHead(status, headers);
    const source = Readable.from(counted(body));
    response.on('close', () => source.destroy());
    source.pipe(response);
  }

  const sockets = new Set<{ destroy(): void }>();
  const server =
    protocol === 'grpc'
      ? createHttp2().on('stream', (stream, headers) => overHttp2(stream, String(headers[':path'])))
      : createHttp1((request, response) => {
          request.resume();
          overHttp1(response, request.url ?? '');
        });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    sent: () => sent,
    calls: () => calls,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
