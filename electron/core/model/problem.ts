/** What went wrong, as the screens tell it apart. */
export type ProblemKind =
  | 'unreachable'
  | 'tls'
  | 'not-aos'
  | 'signed-out'
  | 'forbidden'
  | 'not-found'
  | 'rejected'
  | 'server'
  | 'storage'
  | 'input';

/** A failure as a person reads it: a sentence, and what to do next. */
export interface Problem {
  kind: ProblemKind;
  message: string;
  next: string;
}

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
