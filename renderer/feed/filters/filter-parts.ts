/** What the filter menus turn on and off. */
import type { Filter } from '../../../electron/core/model/filter.ts';
import type { FieldName } from '../../../electron/core/model/query-fields.ts';
import { type FilterPart, withoutPart } from '../../../electron/core/query/filter.ts';
import { withNewFilter } from '../../query/filter-store.ts';

export interface FilterProps {
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}

export const part = (field: FieldName, value: string): FilterPart => ({ field, not: false, value });

export const toggled = (filter: Filter, one: FilterPart, on: boolean): Filter =>
  on ? withNewFilter(filter, one) : withoutPart(filter, one);

export const unread = part('is', 'unread');
