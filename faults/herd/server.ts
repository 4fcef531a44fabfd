import { Code, ConnectError } from '@connectrpc/connect';
import type { LiveStream, StreamEnd } from '../../electron/core/stream/live-stream.ts';

/** The server as the herd sees it. */
export interface HerdServer {
  readonly isUp: boolean;
  /** Counts a call, whether or not the server is there. */
  called(): void;
  consumers: number;
  /** What ends each open stream. */
  readonly streams: Set<(error: unknown) => void>;
}

export const unreachable = (): ConnectError => new ConnectError('connection refused', Code.Unavailable);

/** Opens a stream that lives until the server goes away. */
export function openStream(server: HerdServer, heard: () => void): LiveStream {
  let isOver = false;
  let finish: (end: StreamEnd) => void = () => {};
  const ended = new Promise<StreamEnd>((resolve) => {
    finish = resolve;
  });
  const end = (error: unknown) => {
    isOver = true;
    server.streams.delete(end);
    finish({ error, detectedBySilence: false });
  };
  server.streams.add(end);
  setImmediate(heard);
  return {
    consumer: 'live',
    wasProven: true,
    isGapless: true,
    ended,
    get isProven() {
      return !isOver;
    },
    get isOver() {
      return isOver;
    },
    wasHeld: false,
    doubt() {},
    stop: () => end(null),
  };
}

/** Ends all streams, as when the server goes away. */
export function cutStreams(server: HerdServer): void {
  for (const end of [...server.streams]) end(unreachable());
}
