/** Saved filters: applying, adding, renaming and removing them. The main process stores them. */
import type { SavedFilter } from '../../electron/ipc/contract.ts';
import { isReferredTo, subscriptionsOf, useApp } from '../state/app-store.ts';
import { changeSettings } from '../state/settings.ts';
import { nameOf } from '../state/subscription-names.ts';
import { say } from '../state/toast-store.ts';
import { useView } from '../state/view-store.ts';
import { t } from '../strings/index.ts';
import { selectFilters, useFilters } from './filter-store.ts';
import { formatLine, parseLine } from './query-line.ts';

const none: readonly SavedFilter[] = [];

const selectSaved = (s: ReturnType<typeof useApp.getState>) => s.app?.filters ?? none;

export const useSavedFilters = (): readonly SavedFilter[] => useApp(selectSaved);

const saved = (): readonly SavedFilter[] => selectSaved(useApp.getState());
const store = (filters: readonly SavedFilter[]): Promise<void> => changeSettings({ filters: [...filters] });

/** The query line for what the feed shows, including the subscription chosen in the sidebar; empty for everything. */
export function currentLine(): string {
  const filters = selectFilters(useFilters.getState());
  const { scope } = useView.getState();
  const chosen = subscriptionsOf(useApp.getState().app?.accounts ?? [], scope.account).find((one) =>
    isReferredTo(one, scope.subscription),
  );
  return formatLine({ ...filters, in: filters.in ?? (chosen ? nameOf(chosen.subscription) : null) });
}

/** Shows what matches a saved filter, in the current account. */
export function applyFilter({ query }: SavedFilter): void {
  useView.getState().goFeed({});
  useFilters.getState().setFilters(parseLine(query));
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
