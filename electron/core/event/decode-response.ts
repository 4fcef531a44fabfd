import { fromBinary } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import { GetEventMessageStreamResponseSchema } from '../../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { type Decoded, decode } from './decode.ts';
import { resourceEventReader } from './resource-event.ts';

/**
 * Returns a function that decodes a response of a subscription's stream; null for a heartbeat, which has no message.
 * What nearly every response is, is read by hand (resource-event.ts), everything else by the library.
 *
 * @throws ConnectError if the bytes are no response: the same that the library throws.
 */
export function responseDecoder(
  subscription: number,
  now: () => number,
): (bytes: Uint8Array) => Decoded | null {
  const read = resourceEventReader(subscription);
  return (bytes) => {
    if (bytes.length === 0) return null;
    const event = read(bytes);
    if (event !== null) return event;
    const { message } = parse(bytes);
    return message === undefined ? null : decode(message, subscription, now());
  };
}

function parse(bytes: Uint8Array) {
  try {
    return fromBinary(GetEventMessageStreamResponseSchema, bytes);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ConnectError(`parse binary: ${why}`, Code.Internal, undefined, undefined, cause);
  }
}
