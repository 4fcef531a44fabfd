import { fromBinary } from '@bufbuild/protobuf';
import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import {
  type EventMessage,
  type Reply,
  ReplySchema,
} from '../../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';

/**
 * Finds the reply of an event of a kind that this version does not know. Without it the event would have no identity,
 * could never be acked and would be redelivered forever. In every known kind the reply is a field of the message, under
 * different numbers, so it is recognized by the ack subject in it.
 */
export function replyOfUnknown(message: EventMessage): Reply | undefined {
  for (const { wireType, data } of message.$unknown ?? []) {
    if (wireType !== WireType.LengthDelimited) continue;
    for (const field of fieldsOf(new BinaryReader(data).bytes())) {
      const reply = asReply(field);
      if (reply) return reply;
    }
  }
  return undefined;
}

/** Returns the length-delimited fields of a message, as far as the bytes can be read as one. */
function fieldsOf(bytes: Uint8Array): Uint8Array[] {
  const fields: Uint8Array[] = [];
  const reader = new BinaryReader(bytes);
  try {
    while (reader.pos < reader.len) {
      const [number, wireType] = reader.tag();
      if (wireType === WireType.LengthDelimited) fields.push(reader.bytes());
      else reader.skip(wireType, number);
    }
  } catch {
    // The bytes are not a message, or a broken one: what was read before may still contain the reply.
  }
  return fields;
}

function asReply(bytes: Uint8Array): Reply | undefined {
  try {
    const reply = fromBinary(ReplySchema, bytes);
    return reply.reply.startsWith('$JS.ACK.') ? reply : undefined;
  } catch {
    return undefined;
  }
}
