import { sleep } from '../base/clock.ts';
import type { EventFlow } from './event-flow.ts';
import type { SessionContext } from './session-context.ts';

/** Interval at which it is checked whether the deletions are done. */
const CHECK_MS = 50;

/**
 * Removes all subscriptions and deletes their consumers on the server, as far as that is safe and possible in time.
 * @returns how many consumers are left: those that may still have readers, and those that could not be deleted.
 */
export async function deleteConsumers(
  { store, retry: { clock } }: SessionContext,
  { subscriptions, removals }: EventFlow,
  withinMs: number,
): Promise<number> {
  for (const { id } of subscriptions.views()) await subscriptions.remove(id);
  // The account ends here, so the witnesses cannot wait for the event that ends the readers.
  for (const { id } of await store.witnesses()) await store.readyToDelete(id, clock.now());
  removals.kick();
  const until = clock.monotonic() + withinMs;
  while ((await store.removals()).length > 0 && clock.monotonic() < until) await sleep(clock, CHECK_MS);
  return (await store.removals()).length + (await store.retiredConsumers()).length;
}
