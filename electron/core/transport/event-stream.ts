import { create, type DescMethodServerStreaming, toBinary } from '@bufbuild/protobuf';
import { WireType } from '@bufbuild/protobuf/wire';
import { type Empty, EmptySchema } from '@bufbuild/protobuf/wkt';
import type { Transport } from '@connectrpc/connect';
import { createAsyncIterable } from '@connectrpc/connect/protocol';
import {
  EventNotificationService,
  GetEventMessageStreamRequestSchema,
} from '../../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { behindLength, PACKED_FIELD } from './packed-messages.ts';

/**
 * Opens the stream of a consumer. Gives its responses as the bytes they came in, as many at once as are there: one after the
 * other, each behind its length (a varint).
 */
export type EventStream = (consumer: string, signal: AbortSignal) => AsyncIterable<Uint8Array>;

const { getEventMessageStream } = EventNotificationService.method;
/** The call with an answer of no known fields, so that the library leaves all of them as they came. */
const unread: DescMethodServerStreaming<typeof GetEventMessageStreamRequestSchema, typeof EmptySchema> = {
  ...getEventMessageStream,
  output: EmptySchema,
};
/** A stream has no deadline, only the watchdog. */
const NO_TIMEOUT = 0;

/** @param transport whose answers are packed (packed-messages.ts). */
export const eventStream = (transport: Transport): EventStream =>
  async function* (streamConsumer, signal) {
    const request = create(GetEventMessageStreamRequestSchema, { streamConsumer });
    const input = createAsyncIterable([request]);
    const { message } = await transport.stream(unread, signal, NO_TIMEOUT, undefined, input);
    for await (const pack of message) yield responsesIn(pack);
  };

function responsesIn(pack: Empty): Uint8Array {
  const [field, ...more] = pack.$unknown ?? [];
  const isPacked = field?.no === PACKED_FIELD && field.wireType === WireType.LengthDelimited;
  if (field !== undefined && isPacked && more.length === 0) return withoutLength(field.data);
  // One that was not packed; a response without a message has no field at all.
  return behindLength(toBinary(EmptySchema, pack));
}

/** Leaves out the length in front of a field's content. */
function withoutLength(data: Uint8Array): Uint8Array {
  let at = 0;
  while ((data[at] ?? 0) >= 0x80) at++;
  return data.subarray(at + 1);
}
