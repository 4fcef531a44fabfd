import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { AosError, problem } from '../model/problem.ts';
import type { HttpProxy } from './proxy-setting.ts';
import type { Trust } from './trust.ts';

/** The target of a connection, and the way to it. */
export interface Way {
  host: string;
  port: number;
  proxy: HttpProxy | null;
  trust: Trust;
  signal: AbortSignal;
}

/** Maximum size of the answer to CONNECT in bytes; a real one has a few lines. */
const MAX_HEAD_BYTES = 64 * 1024;

/**
 * Opens a TCP connection, directly or through an HTTP proxy (CONNECT, RFC 9110 section 9.3.6).
 * @throws AosError if the proxy is the obstacle; otherwise what Node throws.
 */
export async function dial({ host, port, proxy, trust, signal }: Way): Promise<Socket> {
  if (proxy === null) return opened(connectTcp({ host, port }), 'connect', signal);
  const via = `${proxy.host}:${proxy.port}`;
  if (proxy.unsupported !== null) {
    throw new AosError(problem('proxy-unsupported', { proxy: via, type: proxy.unsupported }));
  }
  let socket: Socket;
  try {
    const options = { host: proxy.host, port: proxy.port };
    socket = proxy.encrypted
      ? await opened(
          connectTls({ ...options, ...named(proxy.host), secureContext: trust() }),
          'secureConnect',
          signal,
        )
      : await opened(connectTcp(options), 'connect', signal);
  } catch (cause) {
    signal.throwIfAborted();
    throw new AosError(problem('proxy-silent', { proxy: via }), { cause });
  }
  const target = `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
  const login =
    proxy.login === null
      ? ''
      : `Proxy-Authorization: Basic ${Buffer.from(proxy.login).toString('base64')}\r\n`;
  socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n${login}\r\n`);
  const status = await readStatus(socket, signal);
  if (status >= 200 && status < 300) return socket;
  socket.destroy();
  throw refused(via, target, status);
}

/** Returns the server name option of a TLS connection; IP addresses have none (RFC 6066). */
export function named(host: string): { servername?: string } {
  return isIP(host) === 0 ? { servername: host } : {};
}

function opened<S extends Socket>(
  socket: S,
  event: 'connect' | 'secureConnect',
  signal: AbortSignal,
): Promise<S> {
  return new Promise((resolve, reject) => {
    const abort = () =>
      socket.destroy(signal.reason instanceof Error ? signal.reason : new Error('given up'));
    const done = () => signal.removeEventListener('abort', abort);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    socket.once(event, () => {
      done();
      socket.off('error', reject);
      resolve(socket);
    });
    socket.once('error', reject);
    socket.once('close', () => {
      done();
      reject(Object.assign(new Error('connection closed'), { code: 'ECONNRESET' }));
    });
  });
}

/** Reads the head of the answer and returns its status; 0 if the answer is not HTTP or does not come. */
function readStatus(socket: Socket, signal: AbortSignal): Promise<number> {
  return new Promise((resolve) => {
    let head = Buffer.alloc(0);
    const finish = (status: number) => {
      socket.off('readable', read);
      socket.off('close', closed);
      socket.off('error', closed);
      signal.removeEventListener('abort', abort);
      resolve(status);
    };
    const closed = () => finish(0);
    const abort = () => socket.destroy();
    const read = () => {
      for (;;) {
        const chunk: Buffer | null = socket.read();
        if (chunk === null) return;
        head = Buffer.concat([head, chunk]);
        const end = head.indexOf('\r\n\r\n');
        if (end >= 0) {
          const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(head.toString('latin1'))?.[1] ?? 0);
          // The bytes after the head are from the server: they are put back for the next reader of the socket.
          if (head.length > end + 4) socket.unshift(head.subarray(end + 4));
          return finish(status);
        }
        if (head.length > MAX_HEAD_BYTES) return finish(0);
      }
    };
    socket.on('readable', read);
    socket.once('close', closed);
    socket.once('error', closed);
    signal.addEventListener('abort', abort, { once: true });
  });
}

function refused(via: string, target: string, status: number): AosError {
  if (status === 407) {
    return new AosError(problem('proxy-login', { proxy: via }));
  }
  return new AosError(problem('proxy-refuses', { proxy: via, target, status }));
}
