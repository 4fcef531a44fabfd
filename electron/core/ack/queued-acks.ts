import type { Incoming } from '../model/incoming.ts';
import type { WaitingAck } from '../store/write/write-acks.ts';

/** The acks of a group as the outbox has them since it was stored. @param first the id of the first one. */
export function queuedAcks(group: readonly Incoming[], first: number | null): WaitingAck[] {
  if (first === null) return [];
  let id = first;
  return group.flatMap(({ subscription, reply }) => (reply ? [{ id: id++, subscription, ...reply }] : []));
}
