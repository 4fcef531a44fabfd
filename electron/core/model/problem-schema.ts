import { z } from 'zod';
import { LongText, MAX_CHOICES, MAX_LISTED, Name, Quantity } from './bounds.ts';
import { type ProblemCode, problemKinds, problems } from './problem-codes.ts';

/** A failure as data: what it is, and what a sentence about it needs to know. */
export const ProblemSchema = z.object({
  kind: z.enum(problemKinds),
  code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]),
  args: z
    .record(z.string().max(40), z.union([LongText, Quantity, z.nan(), z.array(Name).max(MAX_LISTED)]))
    .refine((args) => Object.keys(args).length <= MAX_CHOICES),
});
export type Problem = z.infer<typeof ProblemSchema>;
