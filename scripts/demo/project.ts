import { type LocalAos, startAos } from '../../devserver/server.ts';

/** How much there is at the start. */
export const backlog = 900;
export const notifications = 240;

/** Starts a local AOS with a project in it, which lives at `rate` events per second. */
export function startProject(rate: number): Promise<LocalAos> {
  return startAos({ backlog, notifications, rate, heartbeatMs: 5_000, ackWaitMs: 10_000 });
}
