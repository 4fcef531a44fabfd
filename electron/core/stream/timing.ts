/** The intervals of the client, in milliseconds. Campaigns scale them down together with the server's. */
export interface Timing {
  /** How often the server sends a message-less response (30 s on AOS v2.0.2). */
  heartbeat: number;
  /** Silence, in heartbeats, after which the stream counts as dead. */
  silence: number;
  /** With messages pending and heartbeats going on: how long nothing may be delivered. */
  stall: number;
  /**
   * Heartbeats and nothing else for about so long: the stream is opened anew. A consumer that the server has lost beats
   * on without events; only opening it tells.
   */
  quiet: number;
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
  quiet: 120_000,
  backoffMin: 500,
  backoffMax: 60_000,
  healthy: 30_000,
  groupSize: 256,
  groupWait: 20,
  call: 20_000,
  undo: 6_000,
  inboxPoll: 60_000,
  announcementPoll: 300_000,
};
