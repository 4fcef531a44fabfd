/** Adding a filter to others: of those before, what cannot hold together with it makes way. */
import { actions } from '../model/actions.ts';
import { announcementKinds } from '../model/announcement-kinds.ts';
import type { Condition, Filter } from '../model/filter.ts';
import { namesOf } from '../model/named-codes.ts';
import { type EventState, eventStates, type FieldName, factsOf } from '../model/query-fields.ts';
import { subjects } from '../model/subjects.ts';
import { type FilterPart, withCondition, withoutPart } from './filter.ts';
import { boundsOf, type NameSource, resolveFilter } from './resolve.ts';

/** What decides whether filters can hold together: the time, epoch ms, and what names stand for. */
interface Circumstances {
  readonly now: number;
  readonly names: NameSource;
}

/**
 * Adds a condition that counts in any case: conditions that no event can pass together with it are taken away. Those that it
 * joins or takes the place of by itself (`withCondition`) are not in its way.
 */
export function withNew(filter: Filter, condition: Condition, circumstances: Circumstances): Filter {
  const { field, not, values } = condition;
  const isJoined = (one: Condition) =>
    one.field === field && one.not === not && factsOf(field).again !== 'both';
  let kept: Filter = [];
  for (const one of values.reduce((rest, value) => withoutPart(rest, { field, not: !not, value }), filter)) {
    const together = [condition, ...kept.filter((other) => !isJoined(other)), one];
    if (isJoined(one) || canHold(together, circumstances)) kept = [...kept, one];
  }
  return withCondition(kept, condition);
}

/** Adds one value of a field in the same way. */
export const withNewPart = (filter: Filter, part: FilterPart, circumstances: Circumstances): Filter =>
  withNew(filter, { field: part.field, not: part.not, values: [part.value] }, circumstances);

/** Whether there can be an event that passes all conditions. */
function canHold(filter: Filter, { now, names }: Circumstances): boolean {
  const { from, to } = boundsOf(filter, now);
  const isSomeTime = from === null || to === null || from < to;
  return isSomeTime && canHappen(filter) && canBeInState(filter) && canBeIn(filter, names, now);
}

/** The values of a field that pass all conditions on it. */
function passing<Name extends string>(filter: Filter, field: FieldName, all: readonly Name[]): Name[] {
  const conditions = filter.filter((one) => one.field === field);
  return all.filter((value) => conditions.every(({ not, values }) => values.includes(value) !== not));
}

/** Announcements are announced, and nothing else is. */
function canHappen(filter: Filter): boolean {
  const kinds = passing(filter, 'kind', namesOf(subjects));
  const whats = passing(filter, 'action', namesOf(actions));
  const isNews = kinds.includes('announcement') && whats.includes('announced');
  if (isNews && passing(filter, 'announcement', namesOf(announcementKinds)).length > 0) return true;
  const asksForNews = filter.some(({ field, not }) => field === 'announcement' && !not);
  return (
    !asksForNews && kinds.some((one) => one !== 'announcement') && whats.some((one) => one !== 'announced')
  );
}

/** All states that an event can be in at the same time. */
const stateSets = namesOf(eventStates).reduce<readonly (readonly EventState[])[]>(
  (sets, state) => {
    const { otherwise } = eventStates[state];
    if (sets.some((set) => set.includes(state))) return sets;
    return sets.flatMap((set) => [[...set, state], otherwise === null ? set : [...set, otherwise]]);
  },
  [[]],
);

function canBeInState(filter: Filter): boolean {
  const conditions = filter.filter(({ field }) => field === 'is');
  return stateSets.some((set) =>
    conditions.every(({ not, values }) => set.some((state) => values.includes(state)) !== not),
  );
}

/** Whether one account has all that is named. A name that nothing has is in the way of nothing. */
function canBeIn(filter: Filter, names: NameSource, now: number): boolean {
  const where = resolveFilter(filter, names, now).where.filter(({ values }) => values.length > 0);
  const isLeftOut = (account: string, id: string) =>
    where.some(
      (one) =>
        one.field === 'in' && one.not && one.values.some((ref) => ref.account === account && ref.id === id),
    );
  const isIn = (account: string) =>
    where.every((one) => {
      if (one.field === 'account') return one.values.includes(account) !== one.not;
      if (one.field !== 'in' || one.not) return true;
      return one.values.some((ref) => ref.account === account && !isLeftOut(account, ref.id));
    });
  return names.accounts.length === 0 || names.accounts.some(({ id }) => isIn(id));
}
