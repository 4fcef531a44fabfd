import { z } from 'zod';
import { namesOf } from './named-codes.ts';
import { queryFields } from './query-fields.ts';

/** The shape of a condition: one of the values applies or, with `not`, none. */
export const conditionOn = <Field extends z.ZodType, Value extends z.ZodType>(field: Field, value: Value) =>
  z.object({ field, not: z.boolean(), values: z.array(value).max(1_000).readonly() }).readonly();

/** A condition of a filter, as it is written. A time stays as relative as it was written. */
export const Condition = conditionOn(z.enum(namesOf(queryFields)), z.string().min(1).max(1_000));
export type Condition = z.infer<typeof Condition>;

/** What a line of the query language says: all of its conditions must hold. They are in the order of the fields. */
export const Filter = z.array(Condition).max(200).readonly();
export type Filter = z.infer<typeof Filter>;
