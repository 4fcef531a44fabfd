import { ownText } from '../base/own-text.ts';

/** What an ack subject says about a delivery. All counters are unsigned 64-bit integers. */
export interface AckSubject {
  stream: string;
  consumer: string;
  /** 1 for the first delivery, higher for a redelivery. */
  delivered: bigint;
  streamSeq: bigint;
  consumerSeq: bigint;
  /** When the event was published: nanoseconds since the epoch. */
  time: bigint;
  /** Number of messages that are still to be delivered after this one: the backlog. */
  pending: bigint;
}

const MAX = 2n ** 64n - 1n;
const MAX_LENGTH = 2048;
/** Times are stored as signed 64-bit integers, and compared with times up to a minute later. */
const MAX_TIME = 2n ** 63n - 1n - 60_000_000_000n;

/**
 * Reads a JetStream ack subject, in both layouts (NATS ADR-15):
 *
 *     $JS.ACK.<stream>.<consumer>.<delivered>.<stream seq>.<consumer seq>.<time ns>.<pending>
 *     $JS.ACK.<domain>.<account hash>.<stream>.<consumer>.<delivered>.<stream seq>.<consumer seq>.<time ns>.<pending>[.<random>]
 *
 * @returns null for anything else. It never throws.
 */
export function parseAckSubject(subject: string): AckSubject | null {
  if (subject.length > MAX_LENGTH) return null;
  const tokens = subject.split('.');
  if (tokens[0] !== '$JS' || tokens[1] !== 'ACK') return null;
  const at = tokens.length === 9 ? 2 : tokens.length === 11 || tokens.length === 12 ? 4 : -1;
  if (at < 0) return null;
  const stream = tokens[at];
  const consumer = tokens[at + 1];
  const delivered = unsigned(tokens[at + 2]);
  const streamSeq = unsigned(tokens[at + 3]);
  const consumerSeq = unsigned(tokens[at + 4]);
  const time = unsigned(tokens[at + 5]);
  const pending = counted(tokens[at + 6]);
  if (!stream || !consumer || delivered === null || streamSeq === null || consumerSeq === null) return null;
  if (time === null || pending === null || time > MAX_TIME) return null;
  return { stream, consumer, delivered, streamSeq, consumerSeq, time, pending };
}

/** Digits of a number that fits every counter, and those of one that JavaScript has exactly. */
const SURE_DIGITS = 19;
const EXACT_DIGITS = 15;
const DOT = 46;
const ZERO = 48;

/**
 * Returns a function that gives what `parseAckSubject` does, and needs less for a subject that differs from the last one in
 * its numbers only, as those of a stream do.
 */
export function ackSubjectReader(): (subject: string) => AckSubject | null {
  const numbers = numberReader();
  let known = '';
  let stream = '';
  let consumer = '';
  return (subject) => {
    if (known !== '' && subject.startsWith(known) && numbers.begin(subject, known.length)) {
      const delivered = numbers.next();
      const streamSeq = numbers.next();
      const consumerSeq = numbers.next();
      const time = numbers.next();
      const pending = numbers.next();
      if (numbers.isWhole() && time <= MAX_TIME)
        return { stream, consumer, delivered, streamSeq, consumerSeq, time, pending };
    }
    const read = parseAckSubject(subject);
    if (read === null) return null;
    stream = ownText(read.stream);
    consumer = ownText(read.consumer);
    known = `$JS.ACK.${stream}.${consumer}.`;
    return { ...read, stream, consumer };
  };
}

/** Reads numbers with dots between them. */
function numberReader() {
  let text = '';
  let at = 0;
  let isSound = false;
  return {
    /** Begins at a place in a text; returns whether it may be worth it. */
    begin(next: string, from: number): boolean {
      text = next;
      at = from;
      isSound = text.length <= MAX_LENGTH;
      return isSound;
    },
    next(): bigint {
      const from = at;
      let value = 0;
      for (; at < text.length; at++) {
        const digit = text.charCodeAt(at) - ZERO;
        if (digit < 0 || digit > 9) break;
        value = value * 10 + digit;
      }
      const digits = at - from;
      if (digits === 0 || digits > SURE_DIGITS) isSound = false;
      const end = at++;
      if (end < text.length && text.charCodeAt(end) !== DOT) isSound = false;
      if (!isSound) return 0n;
      return digits <= EXACT_DIGITS ? BigInt(value) : BigInt(text.slice(from, end));
    },
    /** Whether everything was a number, and the last one ended with the text. */
    isWhole: (): boolean => isSound && at === text.length + 1,
  };
}

const DIGITS = /^\d{1,20}$/;

function unsigned(token: string | undefined): bigint | null {
  if (token === undefined || !DIGITS.test(token)) return null;
  const value = BigInt(token);
  return value <= MAX ? value : null;
}

/** A count. NATS 2.9 lets the number of pending messages fall below 0 for a moment, which it writes as one below 2^64. */
function counted(token: string | undefined): bigint | null {
  const count = unsigned(token);
  return count !== null && BigInt.asIntN(64, count) < 0n ? 0n : count;
}

/**
 * Returns the consumer in an ack subject: unacked deliveries are counted by consumer, as the server does. It is called for
 * every ack, so it does not parse the whole subject. The result for a subject in another layout is arbitrary but stable.
 */
export function consumerOf(subject: string): string {
  let dots = 0;
  const at: number[] = [];
  for (let i = subject.indexOf('.'); i >= 0; i = subject.indexOf('.', i + 1)) {
    dots++;
    if (dots <= 6) at.push(i);
  }
  const first = dots === 8 ? 2 : 4;
  return subject.slice((at[first] ?? -1) + 1, at[first + 1]);
}
