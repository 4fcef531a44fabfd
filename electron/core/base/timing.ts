/** The intervals of the client, in milliseconds unless the name says otherwise. Test campaigns scale them down. */
export interface Timing {
  /** Interval at which the server sends a response without a message (30 s on AOS v2.0.2). */
  heartbeat: number;
  /** Silence after which a stream counts as dead, in heartbeats. */
  silenceHeartbeats: number;
  /** How long nothing may be delivered while messages are pending and heartbeats arrive. */
  stall: number;
  /** Time after which the server redelivers an event that was not acked (30 s on AOS v2.0.2). */
  ackWait: number;
  /** Interval between two reads of the record while its stream is live: when events are frequent, and after a long pause. */
  recordMin: number;
  recordMax: number;
  /** The same without a live stream: while the window is open, and while it is not. */
  pollAttended: number;
  pollHidden: number;
  /** Delay before the next attempt after a failure that a retry cannot fix, such as a missing permission. */
  refused: number;
  /** Full jitter between 0 and min(backoffMax, backoffMin × 2^attempt). */
  backoffMin: number;
  backoffMax: number;
  /** Lifetime of a stream after which the backoff starts over. */
  healthy: number;
  /** Number of messages after which a group is committed. */
  groupSize: number;
  /** Minimum time between the commits of two groups that are not full. */
  groupWait: number;
  /** Timeout of a unary call. */
  call: number;
  /** A batch call that is not answered within this time is assumed to have more to return than the server allows. */
  full: number;
  /** How long a decision about a notification can be undone, unless the person sets another time. */
  undo: number;
  /** Interval between two polls of the inbox, and of announcements. */
  inboxPoll: number;
  announcementPoll: number;
  /** Databases are checked in the background: this long after the start, and then at this interval. */
  firstCheck: number;
  checkInterval: number;
  /** A database that is found damaged again and again within this time is left: its disk is not to be trusted. */
  damageWindow: number;
}

export const defaultTiming: Timing = {
  heartbeat: 30_000,
  silenceHeartbeats: 2.5,
  stall: 20_000,
  ackWait: 30_000,
  recordMin: 60_000,
  recordMax: 600_000,
  pollAttended: 5_000,
  pollHidden: 15_000,
  refused: 3_600_000,
  backoffMin: 500,
  backoffMax: 60_000,
  healthy: 30_000,
  groupSize: 512,
  groupWait: 16,
  call: 20_000,
  full: 2_000,
  undo: 10_000,
  inboxPoll: 60_000,
  announcementPoll: 300_000,
  firstCheck: 15 * 60_000,
  checkInterval: 12 * 3_600_000,
  damageWindow: 3_600_000,
};
