/** Which groups of the inbox are collapsed, until the app ends. */
import type { InboxGrouping } from '../../electron/core/model/inbox-groupings.ts';

const closed = new Map<InboxGrouping, Set<string>>();

/** The keys of the groups that are collapsed. */
export const closedGroups = (by: InboxGrouping): ReadonlySet<string> => closed.get(by) ?? new Set();

export function setClosed(by: InboxGrouping, key: string, isClosed: boolean): void {
  const keys = new Set(closed.get(by));
  if (isClosed) keys.add(key);
  else keys.delete(key);
  closed.set(by, keys);
}

/** All groups that are collapsed, for each way of grouping. */
export const allClosed = () => [...closed].map(([by, keys]) => ({ by, keys: [...keys] }));

/** Collapses what was collapsed on the page before this one. */
export function resumeClosed(groups: ReturnType<typeof allClosed>): void {
  for (const { by, keys } of groups) closed.set(by, new Set(keys));
}
