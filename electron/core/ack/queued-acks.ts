import type { Incoming } from '../model/incoming.ts';
import type { WaitingAck } from '../store/write/write-acks.ts';

/** Returns the acks of a stored group as they are in the outbox. @param first id of the first ack; null if there is none. */
export function queuedAcks(group: readonly Incoming[], first: number | null): WaitingAck[] {
  if (first === null) return [];
  let id = first;
  return group.flatMap(({ subscription, reply }) => (reply ? [{ id: id++, subscription, ...reply }] : []));
}
