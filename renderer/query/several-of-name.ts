import type { FilterPart } from '../../electron/core/query/filter.ts';
import { subscriptionsNamed } from '../../electron/core/query/resolve.ts';
import { useApp } from '../state/app-store.ts';
import { format, t } from '../strings/index.ts';
import { namesOfAccounts } from './names.ts';

/** Where a filter names several subscriptions at once, how many; empty otherwise. */
export function severalOfName({ field, value }: Pick<FilterPart, 'field' | 'value'>): string {
  if (field !== 'in') return '';
  const { length } = subscriptionsNamed(value, namesOfAccounts(useApp.getState().app?.accounts ?? []));
  return length > 1 ? t.query.several(format.number(length)) : '';
}
