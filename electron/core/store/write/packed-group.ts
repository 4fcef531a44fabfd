import type { Announcement } from '../../model/announcement.ts';
import type { Incoming } from '../../model/incoming.ts';

/** A group of deliveries in a few large pieces, which reach a thread many times faster than thousands of small ones. */
export interface PackedGroup {
  /** Subscription, delivery count, subject, action and `ackOnly` (1 or 0) of each delivery. */
  numbers: Float64Array;
  /** Sequence and time of each delivery. */
  big: BigUint64Array;
  /** Lengths of the texts of each delivery, in a fixed order; -1 if there is none. */
  lengths: Int32Array;
  /** All texts, one after the other. */
  text: string;
}

const NUMBERS = 5;
const TEXTS = 10;

export function packGroup(group: readonly Incoming[]): PackedGroup {
  const numbers = new Float64Array(group.length * NUMBERS);
  const big = new BigUint64Array(group.length * 2);
  const lengths = new Int32Array(group.length * TEXTS);
  const texts: string[] = [];
  let place = 0;
  let number = 0;
  function put(text: string | null): void {
    lengths[place++] = text === null ? -1 : text.length;
    if (text !== null && text !== '') texts.push(text);
  }

  let one = 0;
  for (const event of group) {
    numbers[number++] = event.subscription;
    numbers[number++] = event.delivered;
    numbers[number++] = event.subject;
    numbers[number++] = event.action;
    numbers[number++] = event.ackOnly ? 1 : 0;
    big[one++] = event.seq;
    big[one++] = event.time;
    put(event.stream);
    put(event.resourceId);
    put(event.checksum);
    put(event.text);
    put(event.announcement === undefined ? null : JSON.stringify(event.announcement));
    put(event.alert);
    put(event.rule);
    const { reply } = event;
    put(reply === null ? null : reply.reply);
    put(reply === null ? null : reply.salt);
    put(reply === null ? null : reply.hmac);
  }
  return { numbers, big, lengths, text: texts.join('') };
}

export function unpackGroup({ numbers, big, lengths, text }: PackedGroup): Incoming[] {
  let end = 0;
  let read = 0;
  /** The next text. They are read in the order in which they are put. */
  function next(): string | null {
    const length = lengths[read++] ?? -1;
    if (length < 0) return null;
    end += length;
    return text.slice(end - length, end);
  }
  /** The next text, where most events of a group have the same: it is cut out only where it differs from the last one. */
  function alike(known: string): string {
    const length = lengths[read] ?? -1;
    if (length !== known.length || !text.startsWith(known, end)) return next() ?? '';
    read++;
    end += length;
    return known;
  }

  const group: Incoming[] = [];
  let stream = '';
  let alert = '';
  for (let n = 0; n * NUMBERS < numbers.length; n++) {
    stream = alike(stream);
    const resourceId = next();
    const checksum = next() ?? '';
    const said = next();
    const announcement = next();
    alert = alike(alert);
    const rule = next();
    const reply = next();
    const salt = next() ?? '';
    const hmac = next() ?? '';
    const event: Incoming = {
      subscription: numbers[n * NUMBERS] ?? 0,
      stream,
      seq: big[n * 2] ?? 0n,
      time: big[n * 2 + 1] ?? 0n,
      delivered: numbers[n * NUMBERS + 1] ?? 0,
      subject: numbers[n * NUMBERS + 2] ?? 0,
      action: numbers[n * NUMBERS + 3] ?? 0,
      resourceId,
      checksum,
      text: said,
      alert,
      rule,
      ackOnly: numbers[n * NUMBERS + 4] === 1,
      fromRecord: false,
      reply: reply === null ? null : { reply, salt, hmac },
    };
    if (announcement !== null) event.announcement = JSON.parse(announcement) as Announcement;
    group.push(event);
  }
  return group;
}
