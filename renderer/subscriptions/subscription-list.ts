/** The subscriptions as a list like the others. All of them are at hand, so it never waits. */
import type { SubscriptionOrder } from '../../electron/core/model/subscription-orders.ts';
import { keyOfSubscription } from '../../electron/core/query/distinct.ts';
import { createList } from '../list/create-list.ts';
import { isSelected } from '../list/list-selection.ts';
import { type AccountSubscription, keyOfEntry, subscriptionsOf, useApp } from '../state/app-store.ts';
import { nameWithin } from '../state/distinct-name.ts';
import { scopeText } from '../state/subscription-names.ts';
import { inOrder } from '../state/subscription-order.ts';
import { t } from '../strings/index.ts';

interface SubscriptionQuery {
  /** null: all accounts. */
  readonly account: string | null;
  readonly text: string;
  readonly order: SubscriptionOrder;
}

/** What a search looks into. */
function searchedText({ account, subscription }: AccountSubscription): string {
  const { name, target, muted, paused } = subscription;
  const id = target.kind === 'resource' ? target.resourceId : '';
  const states = [muted ? t.subscriptions.muted : '', paused ? t.status.paused : ''];
  return [nameWithin({ account, subscription }), name, scopeText(target), account.label, id, ...states]
    .join('\n')
    .toLocaleLowerCase();
}

/** The subscriptions that match, as they are now. */
export function matching({ account, text, order }: SubscriptionQuery): AccountSubscription[] {
  const words = text.toLocaleLowerCase().split(/\s+/);
  const all = subscriptionsOf(useApp.getState().app?.accounts ?? [], account);
  const found = all.filter((one) => {
    const searched = searchedText(one);
    return words.every((word) => searched.includes(word));
  });
  return inOrder(found, order);
}

const value = <Value>(of: Value) => ({ ok: true as const, value: of });

export const subscriptionList = createList<SubscriptionQuery, { total: number }, AccountSubscription>(
  {
    load: async (query, { offset, limit }) => {
      const all = matching(query);
      return value({ count: { total: all.length }, page: all.slice(offset, offset + limit) });
    },
    count: async (query) => value({ total: matching(query).length }),
    page: async (query, _count, { offset, limit }) => value(matching(query).slice(offset, offset + limit)),
    locate: async (query, row) => placeOf(query, keyOfEntry(row)),
    keyOf: keyOfEntry,
    reorders: true,
  },
  { account: null, text: '', order: 'name' },
);

function placeOf(query: SubscriptionQuery, key: string): number | null {
  const place = matching(query).findIndex((one) => keyOfEntry(one) === key);
  return place < 0 ? null : place;
}

/** Takes over what changed. While `isHeld`, no row goes to another place unless some came or went. */
export function updateRows(isHeld: boolean): void {
  const { rows, count, query } = subscriptionList.store.getState();
  const now = new Map(matching(query).map((one) => [keyOfEntry(one), one]));
  const isSame = count?.total === now.size && [...rows.at.values()].every((row) => now.has(keyOfEntry(row)));
  if (isHeld && isSame) subscriptionList.patch((row) => now.get(keyOfEntry(row)) ?? row);
  else void subscriptionList.refresh();
}

/** Goes to the row of a subscription that something else led to. */
export function pointAt(account: string, id: string): void {
  const { query, cursor } = subscriptionList.store.getState();
  const place = placeOf(query, keyOfSubscription(account, id));
  if (place === null || place === cursor) return;
  subscriptionList.setCursor(place);
  subscriptionList.revealAt(place);
}

/** The selected subscriptions, as they are now. */
export function selectedEntries(): AccountSubscription[] {
  const state = subscriptionList.store.getState();
  return matching(state.query).filter((one) => isSelected(state, keyOfEntry(one)));
}

/** What a command acts on: what is selected, or the row at the cursor. */
export function targets(): AccountSubscription[] {
  const selected = selectedEntries();
  if (selected.length > 0) return selected;
  const { rows, cursor, query } = subscriptionList.store.getState();
  const row = rows.at.get(cursor);
  return row ? matching(query).filter((one) => keyOfEntry(one) === keyOfEntry(row)) : [];
}
