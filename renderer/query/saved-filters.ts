/** Filters under names: what a person does with them. The main process keeps them. */
import type { SavedFilter } from '../../electron/ipc/contract.ts';
import { isRef, useApp, watchedOf } from '../state/app-store.ts';
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
const keep = (filters: readonly SavedFilter[]): Promise<void> => changeSettings({ filters: [...filters] });

/** The line of what the feed shows now, the subscription chosen in the sidebar included; empty for everything. */
export function currentLine(): string {
  const filters = selectFilters(useFilters.getState());
  const { scope } = useView.getState();
  const chosen = watchedOf(useApp.getState().app?.accounts ?? [], scope.account).find((one) =>
    isRef(one, scope.subscription),
  );
  return formatLine({ ...filters, in: filters.in ?? (chosen ? nameOf(chosen.subscription) : null) });
}

/** Shows what a filter says, over all of the account that is looked at. */
export function applyFilter({ query }: SavedFilter): void {
  useView.getState().goFeed({});
  useFilters.getState().setFilters(parseLine(query));
}

/** Keeps a query under a name; one that has the name already is replaced. */
export function saveFilter(name: string, query: string): Promise<void> {
  const others = saved().filter((one) => one.name !== name);
  return keep([...others, { name, query }]);
}

export function renameFilter(filter: SavedFilter, name: string): Promise<void> {
  return keep(saved().map((one) => (one.name === filter.name ? { ...one, name } : one)));
}

export async function removeFilter(filter: SavedFilter): Promise<void> {
  const before = saved();
  await keep(before.filter((one) => one.name !== filter.name));
  say(t.saved.removed(filter.name), { label: t.undo, run: () => void keep(before) });
}
