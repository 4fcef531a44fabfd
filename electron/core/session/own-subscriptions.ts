import type { Start } from '../model/subscription.ts';
import type { EventFlow } from './event-flow.ts';
import type { SessionContext } from './session-context.ts';

/** Adds the subscriptions that every account has without being asked: to the user and to announcements. */
export async function addOwnSubscriptions(
  context: SessionContext,
  { subscriptions }: EventFlow,
  from: Start = { from: 'now' },
): Promise<void> {
  const record = context.record();
  // A token that may not ask for its user may not watch it either.
  if (!record.limits?.includes('no-user')) {
    await subscriptions.add({ kind: 'user', userId: record.user.id }, from);
  }
  await subscriptions.add({ kind: 'announcements' }, { from: 'everything' });
}
