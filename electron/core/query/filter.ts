/** Filters as lists of conditions: adding, taking away, asking. */
import type { Condition, Filter } from '../model/filter.ts';
import { type FieldName, factsOf, queryFields } from '../model/query-fields.ts';

/** The filter that every event passes. */
export const noFilter: Filter = [];

/** The fields that say when. */
export const timeFields = ['after', 'before', 'last'] as const;

const order = Object.keys(queryFields);

/** Names are the same in any case; everything else is written in one way. */
const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

function union(values: readonly string[], more: readonly string[]): string[] {
  const all: string[] = [];
  for (const value of [...values, ...more]) if (!all.some((one) => isSame(one, value))) all.push(value);
  return all;
}

/** Adds a condition as the language does: the values of some fields come together, of others the later one counts. */
export function withCondition(filter: Filter, condition: Condition): Filter {
  const { field, not } = condition;
  const values = union([], condition.values);
  const { again } = factsOf(field);
  const before = filter.find((one) => one.field === field && one.not === not);
  if (again !== 'both' && before) {
    const joined = again === 'either' ? union(before.values, values) : values;
    return filter.map((one) => (one === before ? { ...one, values: joined } : one));
  }
  const isThere = filter.some(
    (one) =>
      one.field === field &&
      one.not === not &&
      one.values.length === values.length &&
      one.values.every((value, n) => isSame(value, values[n] ?? '')),
  );
  if (isThere) return filter;
  const all = [...filter, { field, not, values }];
  return all.sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
}

/** One value of a condition: what can be taken away by itself. */
export interface FilterPart {
  readonly field: FieldName;
  readonly not: boolean;
  readonly value: string;
}

export const partsOf = (filter: Filter): FilterPart[] =>
  filter.flatMap(({ field, not, values }) => values.map((value) => ({ field, not, value })));

export function withPart(filter: Filter, { field, not, value }: FilterPart): Filter {
  return withCondition(filter, { field, not, values: [value] });
}

/** Takes a part away; a condition goes with its last value. */
export function withoutPart(filter: Filter, part: FilterPart): Filter {
  const { field, not, value } = part;
  return filter.flatMap((one) => {
    if (one.field !== field || one.not !== not) return [one];
    const values = one.values.filter((other) => other !== value);
    return values.length > 0 ? [{ ...one, values }] : [];
  });
}

/** Takes every condition of these fields away. */
export const withoutFields = (filter: Filter, ...fields: FieldName[]): Filter =>
  filter.filter(({ field }) => !fields.includes(field));

/** Returns the filter with these as its only conditions on time. */
export const inTime = (filter: Filter, ...parts: readonly FilterPart[]): Filter =>
  parts.reduce(withPart, withoutFields(filter, ...timeFields));

/** The values that a field must have, without those it must not have. */
export const valuesOf = (filter: Filter, field: FieldName): string[] =>
  filter.flatMap((one) => (one.field === field && !one.not ? one.values : []));

export const hasPart = (filter: Filter, { field, not, value }: FilterPart): boolean =>
  filter.some((one) => one.field === field && one.not === not && one.values.includes(value));
