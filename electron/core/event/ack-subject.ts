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
  if (subject.length > 2048) return null;
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
