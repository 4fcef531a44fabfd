import { basename } from 'node:path';
import { damagedAlert } from '../alert/alerts.ts';
import type { Watch } from '../model/subscription.ts';
import type { Salvaged, SalvagedSubscription } from '../store/write/salvage.ts';
import type { EventFlow } from './event-flow.ts';
import { addOwnSubscriptions } from './own-subscriptions.ts';
import type { SessionContext } from './session-context.ts';

/** A database that was lost, and what is known of it. */
export interface LostStore {
  /** Where the damaged one was moved to; null if it was gone. */
  file: string | null;
  /** What could still be read from it. */
  salvaged: Salvaged;
  /** What the list beside it says is watched. */
  watches: Watch[];
}

/**
 * Restores the subscriptions of a lost database into the new one, and tells the user what happened. After a crash it is done
 * once more.
 */
export async function startOver(context: SessionContext, flow: EventFlow, lost: LostStore): Promise<void> {
  const account = context.record();
  const { subscriptions, removals, witnesses } = flow;
  const { clock } = context.retry;
  await addOwnSubscriptions(context, flow, { from: 'everything' });
  for (const salvaged of lost.salvaged.subscriptions) {
    if (salvaged.removed) await takeOver(context, flow, salvaged);
    else await watchAgain(context, flow, salvaged);
  }
  for (const consumer of lost.salvaged.removals) await context.store.discardConsumer(consumer, clock.now());
  for (const { target, label, ...how } of lost.watches) {
    const id = await subscriptions.add(target, { from: 'everything' });
    await subscriptions.change(id, { ...how, label: label ?? '' });
  }
  removals.kick();
  witnesses.kick();
  await subscriptions.note(
    lost.file === null ? { code: 'data-missing' } : { code: 'data-started-over', file: basename(lost.file) },
  );
  context.raise([damagedAlert(account.id, account.label)]);
  context.emit({ state: true });
}

/** Watches what the damaged database watched, and takes care of the consumers that it had. */
async function watchAgain(
  { store, retry: { clock } }: SessionContext,
  { subscriptions, retired }: EventFlow,
  { watch: { target, label, ...how }, record, streamed }: SalvagedSubscription,
): Promise<void> {
  const id = await subscriptions.add(target, { from: 'everything' });
  await subscriptions.change(id, { ...how, label: label ?? '' });
  if (record !== null) await store.discardConsumer(record, clock.now());
  for (const { consumer, readers } of streamed) {
    await store.adoptRetired(consumer, Number(id), readers, clock.now());
    retired.adopt(consumer, target, readers);
  }
}

/** Takes care of the consumers that a removed subscription left on the server. */
async function takeOver(
  { store, retry: { clock } }: SessionContext,
  { retired }: EventFlow,
  { watch: { target }, record, streamed }: SalvagedSubscription,
): Promise<void> {
  await store.adoptRemoved(target, record, streamed, clock.now());
  for (const { consumer, readers } of streamed) retired.adopt(consumer, target, readers);
}
