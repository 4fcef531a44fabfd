import { z } from 'zod';

/** A failure as a person reads it: a sentence, and what to do next. `kind` picks the icon and the form field. */
export const Problem = z.object({
  kind: z.enum([
    'unreachable',
    'tls',
    'not-aos',
    'signed-out',
    'forbidden',
    'not-found',
    'rejected',
    'server',
    'storage',
    'input',
  ]),
  message: z.string(),
  next: z.string(),
});
export type Problem = z.infer<typeof Problem>;
export type ProblemKind = Problem['kind'];

/** The one error that leaves core: a problem, with what caused it. */
export class AosError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, options?: { cause?: unknown }) {
    super(`${problem.message} ${problem.next}`.trim(), options);
    this.name = 'AosError';
    this.problem = problem;
  }

  get kind(): ProblemKind {
    return this.problem.kind;
  }
}

/** Whether trying the same again can help: the network or the server may recover, the token may be renewed. */
export function isPassing(error: AosError): boolean {
  return ['unreachable', 'tls', 'not-aos', 'signed-out', 'server', 'storage'].includes(error.kind);
}
