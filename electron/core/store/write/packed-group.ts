import type { Announcement } from '../../model/announcement.ts';
import type { Incoming } from '../../model/incoming.ts';

/** A group of deliveries in a few large pieces, which reach a thread many times faster than thousands of small ones. */
export interface PackedGroup {
  /** Subscription, delivery count, subject, action and `ackOnly` (1 or 0) of each delivery. */
  numbers: Float64Array;
  /** Sequence and time of each delivery. */
  big: BigUint64Array;
  /** Lengths of the texts of each delivery, in the order of `textsOf`; -1 if there is none. */
  lengths: Int32Array;
  /** All texts, one after the other. */
  text: string;
}

const NUMBERS = 5;
const TEXTS = 10;

const textsOf = ({
  stream,
  resourceId,
  checksum,
  text,
  announcement,
  alert,
  rule,
  reply,
}: Incoming): (string | null)[] => [
  stream,
  resourceId,
  checksum,
  text,
  announcement === undefined ? null : JSON.stringify(announcement),
  alert,
  rule,
  reply?.reply ?? null,
  reply?.salt ?? null,
  reply?.hmac ?? null,
];

export function packGroup(group: readonly Incoming[]): PackedGroup {
  const numbers = new Float64Array(group.length * NUMBERS);
  const big = new BigUint64Array(group.length * 2);
  const lengths = new Int32Array(group.length * TEXTS);
  const texts: string[] = [];
  group.forEach((event, n) => {
    const { subscription, delivered, subject, action, ackOnly } = event;
    numbers.set([subscription, delivered, subject, action, ackOnly ? 1 : 0], n * NUMBERS);
    big[n * 2] = event.seq;
    big[n * 2 + 1] = event.time;
    textsOf(event).forEach((text, place) => {
      lengths[n * TEXTS + place] = text === null ? -1 : text.length;
      if (text !== null) texts.push(text);
    });
  });
  return { numbers, big, lengths, text: texts.join('') };
}

export function unpackGroup({ numbers, big, lengths, text }: PackedGroup): Incoming[] {
  let end = 0;
  let read = 0;
  /** The next text. They are read in the order of `textsOf`. */
  const next = (): string | null => {
    const length = lengths[read++] ?? -1;
    if (length < 0) return null;
    end += length;
    return text.slice(end - length, end);
  };
  const at = (place: number): number => numbers[place] ?? 0;
  return Array.from({ length: numbers.length / NUMBERS }, (_, n): Incoming => {
    const first = n * NUMBERS;
    const stream = next() ?? '';
    const resourceId = next();
    const checksum = next() ?? '';
    const said = next();
    const announcement = next();
    const alert = next() ?? '';
    const rule = next();
    const reply = next();
    const salt = next() ?? '';
    const hmac = next() ?? '';
    const event: Incoming = {
      subscription: at(first),
      stream,
      seq: big[n * 2] ?? 0n,
      time: big[n * 2 + 1] ?? 0n,
      delivered: at(first + 1),
      subject: at(first + 2),
      action: at(first + 3),
      resourceId,
      checksum,
      text: said,
      alert,
      rule,
      ackOnly: at(first + 4) === 1,
      fromRecord: false,
      reply: reply === null ? null : { reply, salt, hmac },
    };
    if (announcement !== null) event.announcement = JSON.parse(announcement) as Announcement;
    return event;
  });
}
