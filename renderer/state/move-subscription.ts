/** Puts subscriptions elsewhere in the order that the person made, which the sidebar shows. */
import type { SubscriptionRef } from '../../electron/core/model/event.ts';
import type { Account } from '../../electron/ipc/contract.ts';
import { subscriptionsOf, useApp } from './app-store.ts';
import { ask } from './bridge.ts';
import { inSidebar, withMoved } from './subscription-order.ts';
import { sayProblem } from './toast-store.ts';

/** How many orders are on their way, by account. Until the last is stored, states that come in may hold an earlier one. */
const onTheWay = new Map<string, { ids: readonly string[]; requests: number }>();

/** The ids of an account's subscriptions, as the sidebar shows them by hand. */
function orderOf(account: Account): readonly string[] {
  const ids = inSidebar(subscriptionsOf([account], null), 'hand').map(({ subscription }) => subscription.id);
  const latest = onTheWay.get(account.id)?.ids;
  if (!latest) return ids;
  return [...latest.filter((id) => ids.includes(id)), ...ids.filter((id) => !latest.includes(id))];
}

/** Shows an order before the main process has stored it. */
function show(account: string, ids: readonly string[]): void {
  const { app, take } = useApp.getState();
  if (!app) return;
  const places = new Map(ids.map((id, place) => [id, place]));
  const accounts = app.accounts.map((one) => {
    if (one.id !== account) return one;
    const subscriptions = one.subscriptions.map((subscription) => ({
      ...subscription,
      position: places.get(subscription.id) ?? null,
    }));
    return { ...one, subscriptions };
  });
  take({ ...app, accounts });
}

async function store(account: string, ids: readonly string[]): Promise<void> {
  const { requests = 0 } = onTheWay.get(account) ?? {};
  onTheWay.set(account, { ids, requests: requests + 1 });
  show(account, ids);
  const reply = await ask('watch.order', { account, order: [...ids] });
  const left = (onTheWay.get(account)?.requests ?? 1) - 1;
  if (left === 0) onTheWay.delete(account);
  else onTheWay.set(account, { ids: onTheWay.get(account)?.ids ?? ids, requests: left });
  if (reply.ok) return;
  sayProblem(reply.problem);
  void useApp.getState().load();
}

/** Where a subscription now is among those of its account. */
export interface Moved {
  readonly place: number;
  readonly of: number;
}

/**
 * Moves a subscription to a place among those of its account, counted from 0. Moves in quick succession add up.
 * Returns null where it is there already or there is no such place.
 */
function moveTo(ref: SubscriptionRef, placeOf: (from: number) => number): Moved | null {
  const account = useApp.getState().app?.accounts.find(({ id }) => id === ref.account);
  if (!account) return null;
  const ids = orderOf(account);
  const from = ids.indexOf(ref.id);
  const to = placeOf(from);
  if (from < 0 || to === from || to < 0 || to >= ids.length) return null;
  void store(account.id, withMoved(ids, from, to));
  return { place: to, of: ids.length };
}

/** Moves a subscription up (-1) or down (1). */
export const moveBy = (ref: SubscriptionRef, by: 1 | -1): Moved | null => moveTo(ref, (from) => from + by);

/** Moves a subscription before another of its account, or behind it. */
export function moveBeside(ref: SubscriptionRef, target: string, side: 'before' | 'behind'): Moved | null {
  const account = useApp.getState().app?.accounts.find(({ id }) => id === ref.account);
  const at = account ? orderOf(account).indexOf(target) : -1;
  if (at < 0) return null;
  const gap = side === 'before' ? at : at + 1;
  // What comes from above the gap leaves a place there.
  return moveTo(ref, (from) => (from < gap ? gap - 1 : gap));
}
