import type { Announcement } from './announcement.ts';

/**
 * One delivery, decoded, as it goes to the store. Plain data: it crosses to the store's thread. `subject` and
 * `action` are indexes into the lists of event.ts.
 */
export interface Incoming {
  /** Row number of the subscription it came through. */
  subscription: number;
  stream: string;
  /** Stream sequence, unsigned 64 bit. */
  seq: bigint;
  /** Nanoseconds since the epoch. */
  time: bigint;
  /** 1 for the first delivery. */
  delivered: number;
  subject: number;
  action: number;
  resourceId: string | null;
  checksum: string;
  text: string | null;
  /** What an announcement says besides. */
  announcement?: Announcement;
  /** What was decided about it, see `decisions` in banner.ts. It counts only when the event turns out to be new. */
  alert: string;
  /** The rule that decided; null if none did. */
  rule: string | null;
  /** It is not what the subscription watches, only inside it: it is acked and not stored. */
  ackOnly: boolean;
  /** It came by batch through the subscription's record. Not stored. */
  fromRecord: boolean;
  /** What the ack has to hand back; null when the server sent none (then nothing can be acked). */
  reply: { reply: string; salt: string; hmac: string } | null;
  /** The consumer that the delivery is counted for, if its ack subject could be read. Not stored. */
  consumer?: string | undefined;
}

/** Whether a rule says that nothing is to be made of it, not even an unread mark. */
export const isReadAtOnce = ({ alert }: Pick<Incoming, 'alert'>): boolean => alert === 'nothing';

/** Begins the stream's name of an event whose own identity could not be read; its time is when it came. */
export const UNREADABLE = 'unreadable-';
/** The stream of deletions that were found by asking (resource/deletions.ts); its sequences stand for resources. */
export const FOUND_DELETED = 'deleted.found';

/** Whether a sequence alone names an event of this stream, as its time is only when it was learnt of. */
export const isTimeless = (stream: string): boolean =>
  stream === FOUND_DELETED || stream.startsWith(UNREADABLE);

/** A new event, as the commit gives it back: what the group it came in does not say. */
export interface Added {
  id: number;
  /** Its place in the group; where it came more than once, the first. */
  at: number;
  /** It only follows from a change inside its resource. */
  derived: boolean;
}

/** An event that was stored for the first time, with its number in the database. */
export interface StoredEvent extends Pick<Added, 'id' | 'derived'> {
  event: Incoming;
}

/** What a commit did. */
export interface Committed {
  added: Added[];
  /** Deliveries of events that were stored before. */
  redelivered: number;
  /** Subscriptions for which an event came again that had not been stored: something was lost on the way before. */
  late: number[];
  /** The id in the outbox of the first ack of this group, the others follow one by one; null when there is none. */
  firstAck: number | null;
  /** Resources whose names are to be asked for. */
  wanted: boolean;
  /** Resources were updated that may contain others: what became of those inside is to be asked for. */
  look: boolean;
  /** Events of before changed: they are several updates now, or turned out to be derived. */
  altered: boolean;
}
