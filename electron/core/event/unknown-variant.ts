import { fromBinary } from '@bufbuild/protobuf';
import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import {
  type EventMessage,
  type Reply,
  ReplySchema,
} from '../../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';

/**
 * The reply of an event of a kind this version does not know: without it the event had no identity, could never be
 * acked and would come again for ever. Every kind so far is a message with its reply as one of the fields, under
 * different numbers, so it is recognised by the ack subject in it.
 */
export function replyOfUnknown(message: EventMessage): Reply | undefined {
  for (const { wireType, data } of message.$unknown ?? []) {
    if (wireType !== WireType.LengthDelimited) continue;
    for (const part of partsOf(new BinaryReader(data).bytes())) {
      const reply = asReply(part);
      if (reply) return reply;
    }
  }
  return undefined;
}

/** The length-delimited fields of a message; as far as it is one. */
function partsOf(bytes: Uint8Array): Uint8Array[] {
  const parts: Uint8Array[] = [];
  const reader = new BinaryReader(bytes);
  try {
    while (reader.pos < reader.len) {
      const [field, wireType] = reader.tag();
      if (wireType === WireType.LengthDelimited) parts.push(reader.bytes());
      else reader.skip(wireType, field);
    }
  } catch {
    // Not a message after all, or a broken one: what was read before may still hold the reply.
  }
  return parts;
}

function asReply(bytes: Uint8Array): Reply | undefined {
  try {
    const reply = fromBinary(ReplySchema, bytes);
    return reply.reply.startsWith('$JS.ACK.') ? reply : undefined;
  } catch {
    return undefined;
  }
}
