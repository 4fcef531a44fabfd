import type {
  GetEventMessageStreamResponse,
  Reply,
} from '../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { type EventPayload, encodePayload } from '../log/payload.ts';

const TYPE = 'aruna.api.notification.services.v2.GetEventMessageStreamResponse';
const LENGTH_DELIMITED = 2;

/** Field numbers of the contract: the event in a message, and the reply in an event. */
const FIELDS: Record<EventPayload['kind'], { event: number; reply: number }> = {
  resource: { event: 1, reply: 3 },
  user: { event: 2, reply: 4 },
  announcement: { event: 3, reply: 8 },
};

/** Makes stream responses in which the event is already encoded. */
export type EventFramer = (payload: EventPayload, reply: Reply) => GetEventMessageStreamResponse;

/**
 * Makes responses whose event is encoded by hand into a field that the library copies unchanged: encoding three nested
 * messages through reflection costs more than the rest of a delivery. For binary formats only; JSON drops such a field.
 */
export function createEventFramer(): EventFramer {
  const known = new Map<string, Template>();
  return (payload, reply) => {
    const { body, checksumAt } = templateOf(payload, known);
    const fields = FIELDS[payload.kind];
    const texts = [reply.reply, reply.salt, reply.hmac];
    // All three are ASCII, so each character is one byte.
    const replySize = texts.reduce((sum, text) => sum + sizeOfField(text.length), 0);
    const eventSize = body.length + sizeOfField(replySize);
    const messageSize = sizeOfField(eventSize);
    const data = Buffer.allocUnsafe(sizeOfVarint(messageSize) + messageSize);
    let at = writeVarint(data, 0, messageSize);
    at = writeHead(data, at, fields.event, eventSize);
    data.set(body, at);
    if (payload.kind !== 'announcement') data.write(payload.checksum, at + checksumAt, 'latin1');
    at = writeHead(data, at + body.length, fields.reply, replySize);
    texts.forEach((text, place) => {
      at = writeHead(data, at, place + 1, text.length);
      at += data.write(text, at, 'latin1');
    });
    return { $typeName: TYPE, $unknown: [{ no: 1, wireType: LENGTH_DELIMITED, data }] };
  };
}

/** An event's fields. Events of the same resource and action differ only in the checksum. */
interface Template {
  body: Uint8Array;
  checksumAt: number;
}

function templateOf(payload: EventPayload, known: Map<string, Template>): Template {
  if (payload.kind === 'announcement') return { body: eventBody(payload), checksumAt: 0 };
  const key = `${payload.kind}${payload.id}${payload.action}/${payload.checksum.length}`;
  let template = known.get(key);
  if (template === undefined) {
    const body = eventBody(payload);
    template = { body, checksumAt: Math.max(0, Buffer.from(body).indexOf(payload.checksum)) };
    known.set(key, template);
  }
  return template;
}

/** The fields of the event itself: an encoded message without its own tag and length. */
function eventBody(payload: EventPayload): Uint8Array {
  const message = encodePayload(payload);
  let at = 1;
  while ((message[at] ?? 0) >= 0x80) at++;
  return message.subarray(at + 1);
}

/** A field with a number below 16 and content of this size: tag, length, content. */
function sizeOfField(size: number): number {
  return 1 + sizeOfVarint(size) + size;
}

function sizeOfVarint(value: number): number {
  return value < 0x80 ? 1 : value < 0x4000 ? 2 : 3;
}

function writeHead(data: Buffer, at: number, field: number, size: number): number {
  data[at] = (field << 3) | LENGTH_DELIMITED;
  return writeVarint(data, at + 1, size);
}

function writeVarint(data: Buffer, start: number, value: number): number {
  let at = start;
  let rest = value;
  while (rest >= 0x80) {
    data[at++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  data[at++] = rest;
  return at;
}
