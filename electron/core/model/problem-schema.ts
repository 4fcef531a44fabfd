import { z } from 'zod';
import { LongText, MAX_CHOICES, MAX_LISTED, Name, Quantity } from './bounds.ts';
import { type Problem, type ProblemCode, problemKinds, problems } from './problem.ts';

/** Checks a problem that comes from a file or another process. Apart from the problems themselves, as the page needs no checks. */
export const ProblemSchema = z.object({
  kind: z.enum(problemKinds),
  code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]),
  args: z
    .record(z.string().max(40), z.union([LongText, Quantity, z.nan(), z.array(Name).max(MAX_LISTED)]))
    .refine((args) => Object.keys(args).length <= MAX_CHOICES),
}) satisfies z.ZodType<Problem>;
