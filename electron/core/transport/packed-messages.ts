import type { UniversalClientFn } from '@connectrpc/connect/protocol';

/**
 * Number of the field that has messages of an answer, one after the other, each behind its length: it must not be one of the
 * messages themselves, which may come unpacked.
 */
export const PACKED_FIELD = 15;

/** The bytes before a message: a byte of flags and the length of the message. */
const HEAD_BYTES = 5;
const LENGTH_DELIMITED = 2;
const TAG = (PACKED_FIELD << 3) | LENGTH_DELIMITED;
/** A larger message is not packed, so that no more than this is held back until the rest of a message has come. */
const LARGEST_PACKED = 64 * 1024;
/** Size after which a packed message is complete. */
const FULL = 1024 * 1024;

/** Takes the body of an answer chunk by chunk, and gives it back with many of its messages in one. */
export interface Packer {
  add(chunk: Uint8Array): Uint8Array[];
  /** Returns what came of a message whose rest did not, so that the reader sees that it is not whole. */
  end(): Uint8Array[];
}

/**
 * Packs the messages that come in one chunk into one message with one field, which the library hands on as it is. It takes as
 * long for a message, and for a field, as for everything that is in it, and a backlog comes with hundreds of messages a chunk. What is compressed, larger than most, or
 * no message of the service passes unchanged.
 */
export function createPacker(): Packer {
  let kept: Uint8Array | undefined;
  let passing = 0;
  return {
    add(chunk) {
      const bytes = kept === undefined ? chunk : Buffer.concat([kept, chunk]);
      kept = undefined;
      const out: Uint8Array[] = [];
      const pack = createPack(bytes, out);
      let at = 0;
      function pass(length: number): void {
        pack.close();
        const end = Math.min(bytes.length, at + length);
        out.push(bytes.subarray(at, end));
        passing = length - (end - at);
        at = end;
      }

      if (passing > 0) pass(passing);
      while (bytes.length - at >= HEAD_BYTES) {
        const length = lengthAt(bytes, at + 1);
        if (bytes[at] !== 0 || length > LARGEST_PACKED) {
          pass(HEAD_BYTES + length);
          continue;
        }
        if (bytes.length - at < HEAD_BYTES + length) break;
        pack.add(at + HEAD_BYTES, length);
        at += HEAD_BYTES + length;
      }
      pack.close();
      if (at < bytes.length) kept = bytes.subarray(at);
      return out;
    },
    end: () => (kept === undefined ? [] : [kept]),
  };
}

/** Gathers messages in `bytes`, and puts them into `out` as one. */
function createPack(bytes: Uint8Array, out: Uint8Array[]) {
  let spans: number[] = [];
  let size = 0;

  function close(): void {
    if (spans.length === 0) return;
    const whole = 1 + sizeOfLength(size) + size;
    const packed = Buffer.allocUnsafe(HEAD_BYTES + whole);
    packed[0] = 0;
    packed.writeUInt32BE(whole, 1);
    packed[HEAD_BYTES] = TAG;
    let end = writeLength(packed, HEAD_BYTES + 1, size);
    for (let n = 0; n < spans.length; n += 2) {
      const from = spans[n] ?? 0;
      const length = spans[n + 1] ?? 0;
      end = writeLength(packed, end, length);
      packed.set(bytes.subarray(from, from + length), end);
      end += length;
    }
    out.push(packed);
    spans = [];
    size = 0;
  }

  return {
    add(from: number, length: number): void {
      spans.push(from, length);
      size += sizeOfLength(length) + length;
      if (size >= FULL) close();
    },
    close,
  };
}

/** Returns a message as it is in the field. */
export function behindLength(message: Uint8Array): Uint8Array {
  const bytes = Buffer.allocUnsafe(sizeOfLength(message.length) + message.length);
  bytes.set(message, writeLength(bytes, 0, message.length));
  return bytes;
}

/** How many bytes a length takes as a varint. */
function sizeOfLength(length: number): number {
  let size = 1;
  for (let rest = length; rest >= 0x80; rest >>>= 7) size++;
  return size;
}

/** Writes a length as a varint; returns where it ends. */
function writeLength(bytes: Uint8Array, start: number, length: number): number {
  let at = start;
  let rest = length;
  for (; rest >= 0x80; rest >>>= 7) bytes[at++] = (rest & 0x7f) | 0x80;
  bytes[at++] = rest;
  return at;
}

const lengthAt = (bytes: Uint8Array, at: number): number =>
  (bytes[at] ?? 0) * 0x1000000 +
  (((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));

/** Makes an HTTP client of Node's that packs the messages of its answers. */
export function packingClient(client: UniversalClientFn): UniversalClientFn {
  return async (request) => {
    const response = await client(request);
    return response.status === 200 ? { ...response, body: packedBody(response.body) } : response;
  };
}

function packedBody(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  return {
    [Symbol.asyncIterator]() {
      const inner = body[Symbol.asyncIterator]();
      const packer = createPacker();
      let ready: Uint8Array[] = [];
      let isOver = false;
      const { return: returning, throw: throwing } = inner;
      return {
        async next() {
          while (ready.length === 0 && !isOver) {
            const { done, value } = await inner.next();
            isOver = done === true;
            ready = done ? packer.end() : packer.add(value);
          }
          const value = ready.shift();
          return value === undefined ? { done: true, value } : { done: false, value };
        },
        // The reader tells the request in this way that it has given up.
        ...(returning && { return: (value) => returning.call(inner, value) }),
        ...(throwing && { throw: (reason) => throwing.call(inner, reason) }),
      };
    },
  };
}

/** Makes a `fetch` that packs the messages of its answers. */
export function packingFetch(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    const { body, status, statusText, headers } = response;
    if (body === null || status !== 200) return response;
    const packer = createPacker();
    const packed = body.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          for (const piece of packer.add(chunk)) controller.enqueue(piece);
        },
        flush(controller) {
          for (const piece of packer.end()) controller.enqueue(piece);
        },
      }),
    );
    return new Response(packed, { status, statusText, headers });
  };
}
