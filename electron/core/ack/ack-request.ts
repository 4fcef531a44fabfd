import {
  type AcknowledgeMessageBatchRequest,
  AcknowledgeMessageBatchRequestSchema,
} from '../../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import type { WaitingAck } from '../store/write/write-acks.ts';

const LENGTH_DELIMITED = 2;
/** Field numbers of the contract: the replies of a request, and reply, salt and hmac in each. */
const REPLIES = 1;
const REPLY = 1;
const SALT = 2;
const HMAC = 3;

/**
 * Builds a request with these acks, encoded by hand into an unknown field that the library writes unchanged. Encoded by
 * the library through reflection, an ack costs as much as decoding the event it is for. Works with binary formats only,
 * which all transports here use.
 */
export function ackRequest(acks: readonly WaitingAck[]): AcknowledgeMessageBatchRequest {
  const request: AcknowledgeMessageBatchRequest = {
    $typeName: AcknowledgeMessageBatchRequestSchema.typeName,
    replies: [],
  };
  if (acks.length === 0) return request;
  const sizes = textSizes(acks);
  const data = Buffer.allocUnsafe(sizes.total);
  let end = 0;
  acks.forEach(({ reply, salt, hmac }, n) => {
    const first = sizes.of[3 * n] ?? 0;
    const second = sizes.of[3 * n + 1] ?? 0;
    const third = sizes.of[3 * n + 2] ?? 0;
    end = writeHead(data, end, REPLIES, sizeOfReply(first, second, third));
    end = writeText(data, end, REPLY, reply, first);
    end = writeText(data, end, SALT, salt, second);
    end = writeText(data, end, HMAC, hmac, third);
  });
  // The library writes the first tag itself.
  request.$unknown = [{ no: REPLIES, wireType: LENGTH_DELIMITED, data: data.subarray(1) }];
  return request;
}

/** Returns the sizes of the texts of each ack, three for each, and of the whole request. */
function textSizes(acks: readonly WaitingAck[]): { of: Int32Array; total: number } {
  const of = new Int32Array(3 * acks.length);
  let total = 0;
  let at = 0;
  for (const { reply, salt, hmac } of acks) {
    const first = Buffer.byteLength(reply);
    const second = Buffer.byteLength(salt);
    const third = Buffer.byteLength(hmac);
    of[at++] = first;
    of[at++] = second;
    of[at++] = third;
    total += sizeOfField(sizeOfReply(first, second, third));
  }
  return { of, total };
}

const sizeOfReply = (reply: number, salt: number, hmac: number): number =>
  sizeOfField(reply) + sizeOfField(salt) + sizeOfField(hmac);

/** Size of a field with a number below 16 and content of this size: tag, length, content. */
function sizeOfField(size: number): number {
  let varint = 1;
  for (let rest = size; rest >= 0x80; rest >>>= 7) varint++;
  return 1 + varint + size;
}

function writeHead(data: Buffer, start: number, field: number, size: number): number {
  let at = start;
  data[at++] = (field << 3) | LENGTH_DELIMITED;
  let rest = size;
  for (; rest >= 0x80; rest >>>= 7) data[at++] = (rest & 0x7f) | 0x80;
  data[at++] = rest;
  return at;
}

function writeText(data: Buffer, start: number, field: number, text: string, size: number): number {
  const at = writeHead(data, start, field, size);
  return at + data.write(text, at, 'utf8');
}
