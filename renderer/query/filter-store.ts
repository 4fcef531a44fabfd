/** What the feed is filtered by. */
import { create } from 'zustand';
import type { Condition, Filter } from '../../electron/core/model/filter.ts';
import { type FilterPart, noFilter, partsOf, withoutPart } from '../../electron/core/query/filter.ts';
import { formatLine } from '../../electron/core/query/format.ts';
import { type ParsedLine, parseLine } from '../../electron/core/query/parse.ts';
import { withNew, withNewPart } from '../../electron/core/query/replace.ts';
import { namesIn } from '../../electron/core/query/resolve.ts';
import { useApp } from '../state/app-store.ts';
import { namesOfAccounts } from './names.ts';

interface FilterStore {
  /** The conditions shown as chips. */
  readonly chips: Filter;
  /** The text of the search box: words to search for, and conditions that are still being typed. */
  readonly line: string;
  setLine(line: string): void;
  /** Turns the conditions typed into the box into chips. What is not understood stays. */
  settleLine(): void;
  setFilter(filter: Filter): void;
}

/** Whether a condition is a word to search for: these stay in the box. */
export const isWord = ({ field, not }: Condition): boolean => field === 'text' && !not;
const isChip = (condition: Condition): boolean => !isWord(condition);

/** Parses the search box, and adds it to the chips. What of them cannot hold together with it makes way. */
export function readBox({ chips, line }: Pick<FilterStore, 'chips' | 'line'>): ParsedLine {
  const { app } = useApp.getState();
  const { filter, problems } = parseLine(line, noFilter, app ? namesIn(namesOfAccounts(app.accounts)) : {});
  const all = filter.reduce<Filter>((rest, one) => withNew(rest, one, circumstances()), chips);
  return { filter: all, problems };
}

const circumstances = () => ({
  now: Date.now(),
  names: namesOfAccounts(useApp.getState().app?.accounts ?? []),
});

/** Adds a filter that a person chose. What of the others cannot hold together with it makes way. */
export const withNewFilter = (filter: Filter, part: FilterPart): Filter =>
  withNewPart(filter, part, circumstances());

/** The chips and the search box together. */
export const selectFilter = (s: Pick<FilterStore, 'chips' | 'line'>): Filter => readBox(s).filter;

export const useFilters = create<FilterStore>()((set, get) => ({
  chips: noFilter,
  line: '',
  setLine: (line) => set({ line }),
  settleLine: () => {
    const { filter, problems } = readBox(get());
    const words = formatLine(filter.filter(isWord));
    const line = [words, ...problems.map(({ text }) => text)].filter((one) => one !== '').join(' ');
    set({ chips: filter.filter(isChip), line });
  },
  setFilter: (filter) => set({ chips: filter.filter(isChip), line: formatLine(filter.filter(isWord)) }),
}));

/** Takes the text out of the search box or, where there is none, the last chip away; returns whether there was anything. */
export function peelFilter(): boolean {
  const { line, chips, setLine, setFilter } = useFilters.getState();
  const last = partsOf(chips).at(-1);
  if (line !== '') setLine('');
  else if (last) setFilter(withoutPart(chips, last));
  else return false;
  return true;
}

/** Filters by a resource alone. */
export const filterByResource = (id: string): void =>
  useFilters.getState().setFilter([{ field: 'text', not: false, values: [id] }]);
