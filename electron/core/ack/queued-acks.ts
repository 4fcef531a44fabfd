import type { Incoming } from '../model/incoming.ts';
import type { WaitingAck } from '../store/write/write-acks.ts';

/** Returns the acks of a stored group as they are in the outbox. @param first id of the first ack; null if there is none. */
export function queuedAcks(group: readonly Incoming[], first: number | null): WaitingAck[] {
  if (first === null) return [];
  const acks: WaitingAck[] = [];
  let id = first;
  for (const { subscription, reply: ack, consumer } of group) {
    if (ack === null) continue;
    acks.push({ id: id++, subscription, reply: ack.reply, salt: ack.salt, hmac: ack.hmac, consumer });
  }
  return acks;
}
