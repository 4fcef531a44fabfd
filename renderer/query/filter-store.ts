/** What the feed is filtered by. */
import { create } from 'zustand';
import { type Filters, noFilters } from './filters.ts';
import { parseLine } from './query-line.ts';

interface FilterStore {
  /** Filters shown as chips. */
  readonly filters: Filters;
  /** The text of the search box: words, and filters that are still being typed. */
  readonly line: string;
  setLine(line: string): void;
  /** Turns the filters typed into the box into chips. */
  settleLine(): void;
  setFilters(filters: Filters): void;
}

/** The chips and the search box together. */
export const selectFilters = (s: Pick<FilterStore, 'filters' | 'line'>): Filters =>
  parseLine(s.line, s.filters);

export const useFilters = create<FilterStore>()((set, get) => ({
  filters: noFilters,
  line: '',
  setLine: (line) => set({ line }),
  settleLine: () => {
    const all = selectFilters(get());
    set({ filters: { ...all, text: '' }, line: all.text });
  },
  setFilters: (filters) => set({ filters: { ...filters, text: '' }, line: filters.text }),
}));
