import { createHash } from 'node:crypto';
import { actions } from '../model/actions.ts';
import { FOUND_DELETED, type Incoming } from '../model/incoming.ts';
import type { StoredSubscription } from '../store/write/subscription-row.ts';
import type { Untold } from '../store/write/write-deletions.ts';
import type { DeletionOptions } from './deletion-options.ts';

/** Deletions that are read from the store in one go. */
const BATCH = 100;

/** Makes events of the deletions that are stored, for every subscription that watches the resource. */
export function tellingDeletions({ store, clock, found }: DeletionOptions) {
  /** Deletions that are on their way into the store. */
  let telling = new Set<string>();
  /** When those that were found here happened, ns. */
  const times = new Map<string, bigint>();

  return {
    happened: (id: string, time: bigint): void => void times.set(id, time),
    async tell(): Promise<void> {
      const untold = await store.untoldDeletions(BATCH);
      telling = new Set(untold.map((r) => r.id).filter((id) => telling.has(id)));
      const fresh = untold.filter((r) => !telling.has(r.id));
      if (fresh.length === 0) return;
      const subscriptions = await store.subscriptions();
      const unwatched: string[] = [];
      for (const one of fresh) {
        const watching = subscriptions.filter((s) => covers(s, one));
        if (watching.length === 0) unwatched.push(one.id);
        else telling.add(one.id);
        const time = times.get(one.id) ?? BigInt(Math.floor(clock.now())) * 1_000_000n;
        times.delete(one.id);
        for (const s of watching) found(toEvent(one, s.id, time), s);
      }
      if (unwatched.length > 0) await store.settleDeletions(unwatched);
    },
  };
}

/** Whether a subscription watches a resource, by itself or with what it lies in. */
function covers({ target }: StoredSubscription, { id, ancestors }: Untold): boolean {
  if (target.kind !== 'resource') return false;
  return target.resourceId === id || (target.subresources && ancestors.includes(target.resourceId));
}

/** Its identity is the resource: whoever finds the deletion again, and whenever, it is the same event. */
function toEvent({ id, kind }: Untold, subscription: number, time: bigint): Incoming {
  return {
    subscription,
    stream: FOUND_DELETED,
    seq: createHash('sha256').update(id).digest().readBigUInt64BE(0),
    time,
    delivered: 1,
    subject: kind,
    action: actions.deleted.code,
    resourceId: id,
    checksum: '',
    text: null,
    alert: '',
    rule: null,
    ackOnly: false,
    fromRecord: false,
    reply: null,
  };
}
