import { createSecureServer, createServer, type ServerHttp2Session } from 'node:http2';
import type { Server } from 'node:net';
import type { ConnectRouter, Interceptor } from '@connectrpc/connect';
import { connectNodeAdapter } from '@connectrpc/connect-node';
import { survivingBadRequests } from './bad-requests.ts';
import type { Certificate } from './self-signed.ts';

/**
 * What a session may hold back for a client that does not read it, MB. Node's own limit of 10 MB makes a server refuse every
 * other call on the connection while a larger answer is under way, which a real AOS does not.
 */
const SESSION_MEMORY_MB = 256;
// The real server pings every 15 s and gives up when no answer arrives within another 20 s.
const PING_EVERY_MS = 15_000;
const PING_TIMEOUT_MS = 20_000;

export interface ServeOptions {
  routes: (router: ConnectRouter) => void;
  interceptors: Interceptor[];
  tls: Certificate | undefined;
  /** Requests that a connection takes at a time; unlimited when left out. */
  maxConcurrentStreams?: number | undefined;
}

/** The gRPC port: HTTP/2 and gRPC, nothing else. */
export function createGrpcServer(options: ServeOptions): Server {
  const handler = connectNodeAdapter({
    routes: options.routes,
    interceptors: options.interceptors,
    grpc: true,
    grpcWeb: false,
    connect: false,
    acceptCompression: [],
    // Unknown methods, gRPC-Web and Connect get the answer of a server that speaks only gRPC.
    fallback: (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/grpc', 'grpc-status': '12' });
      response.end();
    },
  });
  const { maxConcurrentStreams } = options;
  const settings = maxConcurrentStreams === undefined ? {} : { maxConcurrentStreams };
  const limits = { settings, maxSessionMemory: SESSION_MEMORY_MB };
  const answer = survivingBadRequests(handler);
  const server =
    options.tls === undefined
      ? createServer({ ...limits }, answer)
      : createSecureServer({ ...options.tls, allowHTTP1: false, ...limits }, answer);
  server.on('session', keepAlive);
  server.on('sessionError', () => {});
  return server;
}

function keepAlive(session: ServerHttp2Session): void {
  let deadline: NodeJS.Timeout | undefined;
  const timer = setInterval(() => {
    if (session.destroyed) return;
    deadline ??= setTimeout(() => session.destroy(), PING_TIMEOUT_MS);
    session.ping(() => {
      clearTimeout(deadline);
      deadline = undefined;
    });
  }, PING_EVERY_MS);
  session.on('error', () => {});
  session.once('close', () => {
    clearInterval(timer);
    clearTimeout(deadline);
  });
}
