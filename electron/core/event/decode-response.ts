import { fromBinary } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import { GetEventMessageStreamResponseSchema } from '../../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { type Decoded, decode } from './decode.ts';
import { resourceEventReader } from './resource-event.ts';

/** Reads the responses of a subscription's stream, many of which come in one piece. */
export interface ResponseReader {
  /** Goes on with these responses, one after the other, each behind its length (a varint). */
  begin(responses: Uint8Array): void;
  /**
   * Decodes the next one. Returns null for a heartbeat, which has no message, and undefined if there are no more.
   * @throws ConnectError if the bytes are no response: the same that the library throws.
   */
  next(): Decoded | null | undefined;
}

/** What nearly every response is, is read by hand (resource-event.ts), everything else by the library. */
export function responseReader(subscription: number, now: () => number): ResponseReader {
  const events = resourceEventReader(subscription);
  let bytes: Buffer = Buffer.alloc(0);
  let at = 0;

  /** Reads the length of the next response; returns where that ends. */
  function nextEnd(): number {
    let length = 0;
    for (let shift = 1; ; shift *= 0x80) {
      const byte = bytes[at++] ?? 0;
      length += (byte & 0x7f) * shift;
      if (byte < 0x80) break;
    }
    if (at + length > bytes.length) throw unreadable('a response is not whole');
    return at + length;
  }

  return {
    begin(responses) {
      bytes = Buffer.from(responses.buffer, responses.byteOffset, responses.length);
      at = 0;
      events.begin(bytes);
    },
    next() {
      if (at >= bytes.length) return undefined;
      const end = nextEnd();
      const from = at;
      at = end;
      if (from === end) return null;
      const event = events.read(from, end);
      if (event !== null) return event;
      const { message } = parse(bytes.subarray(from, end));
      return message === undefined ? null : decode(message, subscription, now());
    },
  };
}

function parse(bytes: Uint8Array) {
  try {
    return fromBinary(GetEventMessageStreamResponseSchema, bytes);
  } catch (cause) {
    throw unreadable(cause instanceof Error ? cause.message : String(cause), cause);
  }
}

const unreadable = (why: string, cause?: unknown) =>
  new ConnectError(`parse binary: ${why}`, Code.Internal, undefined, undefined, cause);
