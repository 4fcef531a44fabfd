import { create, type DescMethodServerStreaming, toBinary } from '@bufbuild/protobuf';
import { WireType } from '@bufbuild/protobuf/wire';
import { type Empty, EmptySchema } from '@bufbuild/protobuf/wkt';
import type { Transport } from '@connectrpc/connect';
import { createAsyncIterable } from '@connectrpc/connect/protocol';
import {
  EventNotificationService,
  GetEventMessageStreamRequestSchema,
} from '../../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { PACKED_FIELD } from './packed-messages.ts';

/** Opens the stream of a consumer. Gives its responses as the bytes they came in, as many at once as are there. */
export type EventStream = (consumer: string, signal: AbortSignal) => AsyncIterable<readonly Uint8Array[]>;

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

function responsesIn(pack: Empty): Uint8Array[] {
  const fields = pack.$unknown ?? [];
  const isPacked = ({ no, wireType }: { no: number; wireType: number }) =>
    no === PACKED_FIELD && wireType === WireType.LengthDelimited;
  // One that was not packed; a response without a message has no field at all.
  if (fields.length === 0 || !fields.every(isPacked)) return [toBinary(EmptySchema, pack)];
  return fields.map(({ data }) => withoutLength(data));
}

/** Leaves out the length in front of a field's content. */
function withoutLength(data: Uint8Array): Uint8Array {
  let at = 0;
  while ((data[at] ?? 0) >= 0x80) at++;
  return data.subarray(at + 1);
}
