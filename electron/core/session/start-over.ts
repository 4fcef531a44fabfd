import { basename } from 'node:path';
import { damagedAlert } from '../alert/alerts.ts';
import type { Salvaged } from '../store/write/salvage.ts';
import type { EventFlow } from './event-flow.ts';
import { addOwnSubscriptions } from './own-subscriptions.ts';
import type { SessionContext } from './session-context.ts';

/** A damaged database that was set aside, and the subscriptions that could still be read from it. */
export interface DamagedStore {
  file: string;
  subscriptions: Salvaged[];
}

/** Restores the subscriptions of a damaged database into the new one, and tells the user what happened. */
export async function startOver(
  context: SessionContext,
  flow: EventFlow,
  damaged: DamagedStore,
): Promise<void> {
  const { store } = context;
  const account = context.record();
  const { clock } = context.retry;
  const { subscriptions, retired, removals } = flow;
  await addOwnSubscriptions(context, flow, { from: 'everything' });
  for (const { target, record, streamed } of damaged.subscriptions) {
    const id = await subscriptions.add(target, { from: 'everything' });
    if (record !== null) await store.discardConsumer(record, clock.now());
    for (const { consumer, readers } of streamed) {
      await store.adoptRetired(consumer, Number(id), readers, clock.now());
      retired.adopt(consumer, target, readers);
    }
  }
  removals.kick();
  await subscriptions.note({ code: 'data-started-over', file: basename(damaged.file) });
  context.raise([damagedAlert(account.id, account.label)]);
  context.emit({ state: true });
}
