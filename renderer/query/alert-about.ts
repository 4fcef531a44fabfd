/** "Alert me about this…": the query of a new rule, from what it is asked about. */
import type { Filter } from '../../electron/core/model/filter.ts';
import { formatLine } from '../../electron/core/query/format.ts';
import type { EventRow } from '../../electron/ipc/contract.ts';
import { type AccountSubscription, useApp } from '../state/app-store.ts';
import { distinctNameOf } from '../state/distinct-name.ts';
import { newRule } from '../state/rules.ts';
import { currentLine } from './saved-filters.ts';

const only = (field: Filter[number]['field'], value: string): Filter[number] => ({
  field,
  not: false,
  values: [value],
});

/** The account, where there are several. */
function accountOf(account: string): string | null {
  return (useApp.getState().app?.accounts.length ?? 0) > 1 ? account : null;
}

/** About what happened to the resource of an event, or about all events of its kind. */
export function alertAboutEvent({ account, subject, action, name, resourceId }: EventRow): void {
  const text = name || resourceId;
  const isAbout = text !== null && subject !== 'user';
  const filter = [
    ...(subject === 'unknown' ? [] : [only('kind', subject)]),
    ...(isAbout && action !== 'unknown' ? [only('action', action)] : []),
    ...(isAbout ? [only('text', text)] : []),
  ];
  newRule(formatLine(filter), accountOf(account));
}

/** About the events of a subscription. */
export const alertAboutSubscription = (entry: AccountSubscription): void =>
  newRule(formatLine([only('in', distinctNameOf(entry))]), accountOf(entry.account.id));

/** About what the feed is filtered by. */
export const alertAboutFilter = (): void => newRule(currentLine());
