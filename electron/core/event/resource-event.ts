import { ackSubjectReader } from './ack-subject.ts';
import { type Decoded, identityOf, incoming, tellResource } from './decode.ts';

/** Tags of the fields of the contract that are read here: the number of the field, and what is in it. */
const FIRST = 0x0a;
const SECOND = 0x12;
const THIRD = 0x1a;
const SECOND_NUMBER = 0x10;
const FOURTH_NUMBER = 0x20;
/** A varint of more bytes than this is no length, and no value of an enum, of an ordinary event. */
const VARINT_BYTES = 4;
/** An ordinary event is far smaller, and a hostile one is the library's. */
const LARGEST = 4096;

/** Reads events about resources among the responses of a stream. */
export interface ResourceEventReader {
  /** Goes on with the responses in these bytes. */
  begin(bytes: Buffer): void;
  /**
   * Reads the response between two places as servers write it: known fields, each once and in order, and text in ASCII. Null
   * for everything else, which is the library's: there is nothing it does not understand, but it takes several times as long.
   */
  read(from: number, to: number): Decoded | null;
}

/** Makes a reader of the events of a subscription. A test compares it with the library. */
export function resourceEventReader(subscription: number): ResourceEventReader {
  const fields = fieldReader();
  const readAckSubject = ackSubjectReader();

  return {
    begin: fields.begin,
    read(from, to) {
      if (to - from > LARGEST) return null;
      fields.enter(from);
      const end = fields.nested(FIRST, to);
      const inside = fields.nested(FIRST, end);
      const resource = fields.nested(FIRST, inside);
      const resourceId = fields.text(FIRST, resource);
      fields.number(SECOND_NUMBER, resource);
      const checksum = fields.text(THIRD, resource);
      const resourceVariant = fields.number(FOURTH_NUMBER, resource);
      fields.close(resource);
      const eventVariant = fields.number(SECOND_NUMBER, inside);
      const replyEnd = fields.nested(THIRD, inside);
      const reply = fields.text(FIRST, replyEnd);
      const salt = fields.text(SECOND, replyEnd);
      const hmac = fields.text(THIRD, replyEnd);
      fields.close(replyEnd);
      fields.close(inside);
      fields.close(end);
      fields.close(to);
      if (!fields.isOrdinary()) return null;
      const ack = readAckSubject(reply);
      if (ack === null) return null;
      const event = incoming(subscription, { reply, salt, hmac }, ack, identityOf(ack));
      tellResource(event, resourceVariant, eventVariant, resourceId, checksum);
      return { event, ack };
    },
  };
}

/** Reads fields one after the other. Once something is not as expected, nothing that it gives counts. */
function fieldReader() {
  const place = createPlace();
  /** All bytes as text, a letter each: cut, it costs less than being made for each field. */
  let letters = '';

  return {
    begin(bytes: Buffer): void {
      place.begin(bytes);
      letters = bytes.toString('latin1');
    },
    enter: place.goTo,
    /** Enters a message that must be there; returns its end. */
    nested(tag: number, end: number): number {
      if (place.enter(tag, end)) return place.contentEnd(end);
      place.doubt();
      return end;
    },
    /** A message ends here: nothing else may be in it. */
    close(end: number): void {
      if (place.at() !== end) place.doubt();
    },
    /** Returns a number, 0 if it is not there. */
    number: (tag: number, end: number): number => (place.enter(tag, end) ? place.varint() : 0),
    /** Returns a text, empty if it is not there. It holds on to all the bytes: what is kept for long must be copied. */
    text(tag: number, end: number): string {
      const to = place.enter(tag, end) ? place.contentEnd(end) : place.at();
      return letters.slice(place.passAscii(to), to);
    },
    isOrdinary: place.isOrdinary,
  };
}

/** A place in some bytes, which moves on as they are read. */
function createPlace() {
  let bytes: Buffer = Buffer.alloc(0);
  let at = 0;
  let isOrdinary = true;

  function varint(): number {
    let value = 0;
    for (let n = 0; n < VARINT_BYTES; n++) {
      const byte = bytes[at++] ?? 0x80;
      value |= (byte & 0x7f) << (7 * n);
      if (byte < 0x80) return value;
    }
    isOrdinary = false;
    return 0;
  }

  return {
    begin(next: Buffer): void {
      bytes = next;
    },
    goTo(from: number): void {
      at = from;
      isOrdinary = true;
    },
    at: (): number => at,
    isOrdinary: (): boolean => isOrdinary,
    doubt(): void {
      isOrdinary = false;
    },
    varint,
    /** Whether this field comes next, before `end`. */
    enter(tag: number, end: number): boolean {
      if (at >= end || bytes[at] !== tag) return false;
      at++;
      return true;
    },
    /** Reads the length of what follows; returns where that ends. */
    contentEnd(end: number): number {
      const length = varint();
      if (at + length > end) isOrdinary = false;
      return Math.min(at + length, end);
    },
    /** Moves on to `to`, over bytes that are ASCII; returns where it began. */
    passAscii(to: number): number {
      const from = at;
      for (; at < to; at++) if ((bytes[at] ?? 0x80) >= 0x80) isOrdinary = false;
      return from;
    },
  };
}
