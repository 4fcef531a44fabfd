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
  let at = 0;
  const next = (length: number): string | null => {
    if (length < 0) return null;
    at += length;
    return text.slice(at - length, at);
  };
  return Array.from({ length: numbers.length / NUMBERS }, (_, n): Incoming => {
    const [subscription = 0, delivered = 0, subject = 0, action = 0, ackOnly = 0] = numbers.subarray(
      n * NUMBERS,
    );
    const texts = Array.from(lengths.subarray(n * TEXTS, (n + 1) * TEXTS), next);
    const [stream, resourceId, checksum, said, announcement, alert, rule, reply, salt, hmac] = texts;
    return {
      subscription,
      stream: stream ?? '',
      seq: big[n * 2] ?? 0n,
      time: big[n * 2 + 1] ?? 0n,
      delivered,
      subject,
      action,
      resourceId: resourceId ?? null,
      checksum: checksum ?? '',
      text: said ?? null,
      ...(announcement != null && { announcement: JSON.parse(announcement) as Announcement }),
      alert: alert ?? '',
      rule: rule ?? null,
      ackOnly: ackOnly === 1,
      fromRecord: false,
      reply: reply == null ? null : { reply, salt: salt ?? '', hmac: hmac ?? '' },
    };
  });
}
