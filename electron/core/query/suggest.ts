/** What may have been meant by a field or a value that does not exist. */
import { type FieldName, factsOf, queryFields } from '../model/query-fields.ts';
import { formatDay, parseDay, readMoment, readSpan } from './moment.ts';
import { nearest } from './nearest.ts';

const fields = (Object.keys(queryFields) as FieldName[]).filter((field) => field !== 'text');
/** Names and other names of fields, with the field each means. */
const fieldNames = new Map<string, FieldName>([
  ...fields.map((field): [string, FieldName] => [field, field]),
  ...fields.flatMap((field) =>
    (factsOf(field).aliases ?? []).map((alias): [string, FieldName] => [alias, field]),
  ),
]);

/** Returns the field that a name may mean, or null. */
export function fieldLike(name: string): FieldName | null {
  const lower = name.toLowerCase();
  const found = fieldNames.has(lower) ? lower : nearest(lower, [...fieldNames.keys()]);
  return (found !== null && fieldNames.get(found)) || null;
}

/**
 * Returns the value of a field that a text may mean, or null.
 *
 * @param names what the values of the field are, if they are names.
 */
export function valueLike(field: FieldName, text: string, names: readonly string[]): string | null {
  const { values, choices = [], valueAliases = {}, examples = [] } = factsOf(field);
  const lower = text.toLowerCase();
  switch (values) {
    case 'choice': {
      const meanings = new Map([
        ...choices.map((one) => [one, one] as const),
        ...Object.entries(valueAliases),
      ]);
      return meanings.get(nearest(lower, [...meanings.keys()]) ?? '') ?? null;
    }
    case 'moment':
      return dayLike(lower) ?? nearest(lower, examples);
    case 'span':
      return spanLike(lower);
    case 'name':
      return names.find((name) => name.toLowerCase().includes(lower)) ?? nearest(lower, names);
    case 'text':
      return null;
  }
}

/** Reads days as other programs write them: 31.1.2026, 2026/1/31, 2026-01-31 14:00. */
function dayLike(text: string): string | null {
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? [];
  const [, lastDay, lastMonth, lastYear] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  const two = (part = '') => part.padStart(2, '0');
  const time = parseDay(`${year ?? lastYear}-${two(month ?? lastMonth)}-${two(day ?? lastDay)}`);
  return time === null ? null : readMoment(formatDay(time));
}

const unitNames = { minute: 'm', min: 'm', hour: 'h', day: 'd', week: 'w', month: 'mo' } as const;

/** Reads lengths as people say them: day, 7days, 2weeks. */
function spanLike(text: string): string | null {
  const [, count = '', name = ''] = /^(\d*)\s*([a-z]+?)s?$/.exec(text) ?? [];
  const unit = unitNames[nearest(name, Object.keys(unitNames)) as keyof typeof unitNames];
  return unit === undefined ? null : readSpan(`${count || '1'}${unit}`);
}
