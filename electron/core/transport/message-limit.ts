import { Code, ConnectError } from '@connectrpc/connect';

/**
 * Maximum size of a message in MiB, counted after decompression. Messages of AOS stay far below it, except for the list
 * of personal notifications, which the server sends in one piece; a hostile server must not fill the memory.
 */
export const MAX_MESSAGE_MIB = 16;
/** The same in bytes. */
export const MAX_MESSAGE_BYTES = MAX_MESSAGE_MIB * 1024 * 1024;

/** The bytes before a message in gRPC-Web and in Connect's streams: a byte of flags and the length of the message. */
const HEAD_BYTES = 5;
/** The content types of bodies that consist of such messages; every other body is one message. */
const ENVELOPED = /^application\/(grpc-web|connect\+)/i;

/** What connect-node says of a message that is larger than its `readMaxBytes`, before and after decompression. */
const TOO_LARGE = /larger than configured readMaxBytes/;

const tooLarge = () =>
  new ConnectError(
    `message is larger than configured readMaxBytes ${MAX_MESSAGE_BYTES}`,
    Code.ResourceExhausted,
  );

/** Whether a call failed because a message of its answer was larger than the maximum. */
export function isTooLarge(error: unknown): boolean {
  return (
    error instanceof ConnectError && error.code === Code.ResourceExhausted && TOO_LARGE.test(error.rawMessage)
  );
}

/**
 * Makes a `fetch` whose answers end with an error as soon as a message in them is too large: `fetch` decompresses by
 * itself, and connect-web reads without a limit. The rest of such an answer is not read, and its connection is given up.
 */
export function limitMessages(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    const { body, status, statusText, headers } = response;
    if (body === null) return response;
    const isEnveloped = status === 200 && ENVELOPED.test(headers.get('content-type') ?? '');
    const check = isEnveloped ? checkEnvelopes() : checkWhole();
    const limited = body.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          check(chunk);
          controller.enqueue(chunk);
        },
      }),
    );
    return new Response(limited, { status, statusText, headers });
  };
}

/** Checks a body that is one message. */
function checkWhole(): (chunk: Uint8Array) => void {
  let size = 0;
  return (chunk) => {
    size += chunk.length;
    if (size > MAX_MESSAGE_BYTES) throw tooLarge();
  };
}

/** Checks a body of several messages by the lengths that are written before them. */
function checkEnvelopes(): (chunk: Uint8Array) => void {
  /** Bytes of the head read so far, and bytes of the message that are still to come. */
  let head = 0;
  let length = 0;
  let left = 0;
  return (chunk) => {
    for (let at = 0; at < chunk.length; ) {
      if (left > 0) {
        const part = Math.min(left, chunk.length - at);
        left -= part;
        at += part;
        continue;
      }
      if (head > 0) length = length * 256 + (chunk[at] ?? 0);
      at++;
      if (++head < HEAD_BYTES) continue;
      if (length > MAX_MESSAGE_BYTES) throw tooLarge();
      left = length;
      head = 0;
      length = 0;
    }
  };
}
