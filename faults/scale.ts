import { defaultTiming, type Timing } from '../electron/core/base/timing.ts';

/** The intervals of server and client in one run, all shortened by the same factor. */
export interface Scale {
  /** 1 means true intervals. */
  factor: number;
  /** Intervals of the server, ms. */
  heartbeat: number;
  ackWait: number;
  client: Timing;
  /** Converts a true duration (ms) to this run's. */
  of(ms: number): number;
}

/** The true intervals of the server (AOS v2.0.2 and JetStream's default), ms. */
const HEARTBEAT = 30_000;
const ACK_WAIT = 30_000;
/** The shortest timeout of a call, ms: on a busy machine less would look like a fault. */
const SHORTEST_CALL = 4_000;

/** Divides every interval by `factor`. The size and wait of a group stay, as they have no counterpart on the server. */
export function scaleBy(factor: number): Scale {
  const of = (ms: number) => ms / factor;
  const t = defaultTiming;
  return {
    factor,
    heartbeat: of(HEARTBEAT),
    ackWait: of(ACK_WAIT),
    client: {
      ...t,
      heartbeat: of(t.heartbeat),
      stall: of(t.stall),
      ackWait: of(t.ackWait),
      recordMin: of(t.recordMin),
      recordMax: of(t.recordMax),
      pollAttended: of(t.pollAttended),
      pollHidden: of(t.pollHidden),
      refused: of(t.refused),
      backoffMin: of(t.backoffMin),
      backoffMax: of(t.backoffMax),
      healthy: of(t.healthy),
      call: Math.max(SHORTEST_CALL, of(t.call)),
      full: Math.max(SHORTEST_CALL / 4, of(t.full)),
      undo: of(t.undo),
      inboxPoll: of(t.inboxPoll),
      announcementPoll: of(t.announcementPoll),
      firstCheck: of(t.firstCheck),
      // A campaign is too short for the true one.
      checkInterval: of(t.firstCheck),
      damageWindow: of(t.damageWindow),
    },
    of,
  };
}
