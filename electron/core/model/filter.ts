import { z } from 'zod';
import { namesOf } from './named-codes.ts';
import { queryFields } from './query-fields.ts';

/**
 * A condition of a filter, as it is written: one of the values applies or, with `not`, none. A time stays as relative as it was
 * written.
 */
export const Condition = z
  .object({
    field: z.enum(namesOf(queryFields)),
    not: z.boolean(),
    values: z.array(z.string().min(1).max(1_000)).min(1).max(200).readonly(),
  })
  .readonly();
export type Condition = z.infer<typeof Condition>;

/** What a line of the query language says: all of its conditions must hold. They are in the order of the fields. */
export const Filter = z.array(Condition).max(200).readonly();
export type Filter = z.infer<typeof Filter>;
