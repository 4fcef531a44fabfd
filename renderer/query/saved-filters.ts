/** Saved filters: applying, adding, renaming and removing them. The main process stores them. */

import { valuesOf, withPart } from '../../electron/core/query/filter.ts';
import { formatLine } from '../../electron/core/query/format.ts';
import { parseLine } from '../../electron/core/query/parse.ts';
import type { SavedFilter } from '../../electron/ipc/contract.ts';
import { isReferredTo, subscriptionsOf, useApp } from '../state/app-store.ts';
import { distinctNameOf } from '../state/distinct-name.ts';
import { changeSettings } from '../state/settings.ts';
import { say } from '../state/toast-store.ts';
import { useView } from '../state/view-store.ts';
import { t } from '../strings/index.ts';
import { selectFilter, useFilters } from './filter-store.ts';

const none: readonly SavedFilter[] = [];

const selectSaved = (s: ReturnType<typeof useApp.getState>) => s.app?.filters ?? none;

export const useSavedFilters = (): readonly SavedFilter[] => useApp(selectSaved);

const saved = (): readonly SavedFilter[] => selectSaved(useApp.getState());
const store = (filters: readonly SavedFilter[]): Promise<void> => changeSettings({ filters: [...filters] });

/** The query line for what the feed shows, including the subscription chosen in the sidebar; empty for everything. */
export function currentLine(): string {
  const filter = selectFilter(useFilters.getState());
  const { scope } = useView.getState();
  const chosen = subscriptionsOf(useApp.getState().app?.accounts ?? [], scope.account).find((one) =>
    isReferredTo(one, scope.subscription),
  );
  const isNamed = chosen === undefined || valuesOf(filter, 'in').length > 0;
  if (isNamed) return formatLine(filter);
  return formatLine(withPart(filter, { field: 'in', not: false, value: distinctNameOf(chosen) }));
}

/** Shows what matches a saved filter, in the current account. */
export function applyFilter({ query }: SavedFilter): void {
  useView.getState().goFeed({});
  useFilters.getState().setFilter(parseLine(query).filter);
}

/** Saves a query under a name, replacing one with the same name. */
export function saveFilter(name: string, query: string): Promise<void> {
  const others = saved().filter((one) => one.name !== name);
  return store([...others, { name, query }]);
}

export function renameFilter(filter: SavedFilter, name: string): Promise<void> {
  return store(saved().map((one) => (one.name === filter.name ? { ...one, name } : one)));
}

export async function removeFilter(filter: SavedFilter): Promise<void> {
  const before = saved();
  await store(before.filter((one) => one.name !== filter.name));
  say(t.saved.removed(filter.name), { label: t.undo, run: () => void store(before) });
}
