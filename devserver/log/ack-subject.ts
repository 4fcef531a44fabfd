/** What a JetStream ack subject says about one delivery. Sequences fit a number here, as the log is local. */
export interface AckSubject {
  stream: string;
  consumer: string;
  /** 1 for the first delivery, more for a redelivery. */
  delivered: number;
  sequence: number;
  consumerSequence: number;
  /** Nanoseconds since the epoch, as decimal text. */
  timeNs: string;
  pending: number;
}

const PREFIX = '$JS.ACK.';

/** `$JS.ACK.<stream>.<consumer>.<delivered>.<stream seq>.<consumer seq>.<time ns>.<pending>`. */
export function formatAckSubject(ack: AckSubject): string {
  return `${PREFIX}${ack.stream}.${ack.consumer}.${ack.delivered}.${ack.sequence}.${ack.consumerSequence}.${ack.timeNs}.${ack.pending}`;
}

/**
 * Parses an ack subject of 9 tokens, or of 11 or 12 where a domain and an account hash precede the stream.
 * Returns undefined for anything else.
 */
export function parseAckSubject(subject: string): AckSubject | undefined {
  if (!subject.startsWith(PREFIX)) return undefined;
  const tokens = subject.split('.');
  const from = tokens.length === 9 ? 2 : tokens.length === 11 || tokens.length === 12 ? 4 : -1;
  if (from < 0) return undefined;
  const [stream, consumer, delivered, sequence, consumerSequence, timeNs, pending] = tokens.slice(from);
  const numbers = [delivered, sequence, consumerSequence, timeNs, pending];
  if (!stream || !consumer || !numbers.every((text) => text !== undefined && /^\d+$/.test(text)))
    return undefined;
  return {
    stream,
    consumer,
    delivered: Number(delivered),
    sequence: Number(sequence),
    consumerSequence: Number(consumerSequence),
    timeNs: timeNs ?? '',
    pending: Number(pending),
  };
}
