import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Server } from 'node:net';
import { connectNodeAdapter } from '@connectrpc/connect-node';
import { survivingBadRequests } from './bad-requests.ts';
import type { ServeOptions } from './grpc.ts';

export interface WebOptions extends ServeOptions {
  /** Answers a control verb, with an error's text in `error`. */
  control: (verb: string, body: string) => Promise<{ status: number; answer: unknown }>;
}

const CONTROL = '/control/';
const BODY_LIMIT = 64 * 1024 * 1024;

/** The web port: gRPC-Web and Connect over HTTP/1.1, as an operator's proxy gives them, and the control verbs. */
export function createWebServer(options: WebOptions): Server {
  const adapter = connectNodeAdapter({
    routes: options.routes,
    interceptors: options.interceptors,
    grpc: false,
    grpcWeb: true,
    connect: true,
    acceptCompression: [],
  });
  const rpc = survivingBadRequests(adapter);
  const handler: RequestListener = (request, response) => {
    if (request.url?.startsWith(CONTROL)) {
      answerControl(options, request, response).catch(() => response.destroy());
    } else rpc(request, response);
  };
  return options.tls === undefined ? createServer(handler) : createSecureServer({ ...options.tls }, handler);
}

async function answerControl(
  options: WebOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const verb = request.url?.slice(CONTROL.length).split('?')[0] ?? '';
  const refuse =
    request.method !== 'POST' || request.headers['content-type']?.split(';')[0] !== 'application/json';
  const { status, answer } = refuse
    ? { status: 405, answer: { error: 'Control verbs are POST requests with a JSON body.' } }
    : await options.control(verb, await readBody(request));
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(`${JSON.stringify(answer)}\n`);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > BODY_LIMIT) throw new RangeError('control request too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
