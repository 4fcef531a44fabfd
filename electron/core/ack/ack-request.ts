import {
  type AcknowledgeMessageBatchRequest,
  AcknowledgeMessageBatchRequestSchema,
} from '../../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import type { WaitingAck } from '../store/write/write-acks.ts';

const LENGTH_DELIMITED = 2;
/** Field numbers of the contract: the replies of a request, and reply, salt and hmac in each. */
const REPLIES = 1;
const TEXTS = ['reply', 'salt', 'hmac'] as const;

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
  const sizes = acks.map((ack) => TEXTS.reduce((sum, text) => sum + sizeOfField(byteLength(ack[text])), 0));
  const data = Buffer.allocUnsafe(sizes.reduce((sum, size) => sum + sizeOfField(size), 0));
  let end = 0;
  acks.forEach((ack, n) => {
    end = writeHead(data, end, REPLIES, sizes[n] ?? 0);
    TEXTS.forEach((text, place) => {
      end = writeHead(data, end, place + 1, byteLength(ack[text]));
      end += data.write(ack[text], end, 'utf8');
    });
  });
  // The library writes the first tag itself.
  request.$unknown = [{ no: REPLIES, wireType: LENGTH_DELIMITED, data: data.subarray(1) }];
  return request;
}

const byteLength = (text: string): number => Buffer.byteLength(text, 'utf8');

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
