/** What the feed can be filtered by. */
import type { Action, Subject } from '../../electron/ipc/contract.ts';

export interface Filters {
  readonly actions: readonly Action[];
  readonly subjects: readonly Subject[];
  /** Name of a subscription; null for all. */
  readonly in: string | null;
  readonly unread: boolean;
  /** Epoch milliseconds, start of a day in the local zone; `to` is exclusive. */
  readonly from: number | null;
  readonly to: number | null;
  readonly text: string;
}

export const noFilters: Filters = {
  actions: [],
  subjects: [],
  in: null,
  unread: false,
  from: null,
  to: null,
  text: '',
};

/** A filter that can be removed on its own. */
export type FilterPart =
  | { readonly type: 'action'; readonly value: Action }
  | { readonly type: 'kind'; readonly value: Subject }
  | { readonly type: 'in'; readonly value: string }
  | { readonly type: 'unread' }
  | { readonly type: 'from'; readonly value: number }
  | { readonly type: 'to'; readonly value: number }
  | { readonly type: 'text'; readonly value: string };

export function partsOf(filters: Filters): FilterPart[] {
  const parts: FilterPart[] = [];
  for (const value of filters.subjects) parts.push({ type: 'kind', value });
  for (const value of filters.actions) parts.push({ type: 'action', value });
  if (filters.in !== null) parts.push({ type: 'in', value: filters.in });
  if (filters.unread) parts.push({ type: 'unread' });
  if (filters.from !== null) parts.push({ type: 'from', value: filters.from });
  if (filters.to !== null) parts.push({ type: 'to', value: filters.to });
  if (filters.text !== '') parts.push({ type: 'text', value: filters.text });
  return parts;
}

export function without(filters: Filters, part: FilterPart): Filters {
  switch (part.type) {
    case 'action':
      return { ...filters, actions: filters.actions.filter((one) => one !== part.value) };
    case 'kind':
      return { ...filters, subjects: filters.subjects.filter((one) => one !== part.value) };
    case 'in':
      return { ...filters, in: null };
    case 'unread':
      return { ...filters, unread: false };
    case 'from':
      return { ...filters, from: null };
    case 'to':
      return { ...filters, to: null };
    case 'text':
      return { ...filters, text: '' };
  }
}
