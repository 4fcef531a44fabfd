/** The intervals of the client, in milliseconds. Campaigns scale them down together with the server's. */
export interface Timing {
  /** How often the server sends a message-less response (30 s on AOS v2.0.2). */
  heartbeat: number;
  /** Silence, in heartbeats, after which the stream counts as dead. */
  silence: number;
  /** With messages pending and heartbeats going on: how long nothing may be delivered. */
  stall: number;
  /** After this long without an ack the server delivers an event again (30 s on AOS v2.0.2). */
  ackWait: number;
  /** Between two looks at the record while its stream lives: where events flow, and where all has been quiet for long. */
  recordMin: number;
  recordMax: number;
  /** The same without a stream that is known to live, with the window open and without. */
  pollAttended: number;
  pollHidden: number;
  /** After what no other try can change (a permission that is missing) it is tried again this late. */
  refused: number;
  /** Full jitter between 0 and min(backoffMax, backoffMin × 2^attempt). */
  backoffMin: number;
  backoffMax: number;
  /** Healthy for so long: the backoff starts over. */
  healthy: number;
  /** A group is committed when it has so many messages … */
  groupSize: number;
  /** … or so long after its first message. */
  groupWait: number;
  /** A unary call is given up after this. */
  call: number;
  /** A batch call that is not answered within this is taken for one that has more to give than the server lets it. */
  full: number;
  /** How long an acknowledgement can be undone. */
  undo: number;
  /** Between two polls of the inbox and of announcements. */
  inboxPoll: number;
  announcementPoll: number;
}

export const defaultTiming: Timing = {
  heartbeat: 30_000,
  silence: 2.5,
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
  groupSize: 256,
  groupWait: 20,
  call: 20_000,
  full: 2_000,
  undo: 6_000,
  inboxPoll: 60_000,
  announcementPoll: 300_000,
};
