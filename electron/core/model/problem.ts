import { type ProblemArgs, type ProblemCode, type ProblemKind, problems } from './problem-codes.ts';
import type { Problem } from './problem-schema.ts';

export type { CertificateFault, ProblemArgs, ProblemCode, ProblemKind } from './problem-codes.ts';
export type { Problem } from './problem-schema.ts';

type NoArgs<C extends ProblemCode> = keyof ProblemArgs<C> extends never ? [] : [args: ProblemArgs<C>];

/** Returns the problem with a code. */
export function problem<C extends ProblemCode>(code: C, ...args: NoArgs<C>): Problem {
  return { kind: problems[code].kind, code, args: { ...args[0] } };
}

/** The one error that leaves core: a problem, with what caused it. Its message is for logs. */
export class AosError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, options?: { cause?: unknown }) {
    super(`${problem.code} ${JSON.stringify(problem.args)}`, options);
    this.name = 'AosError';
    this.problem = problem;
  }

  get kind(): ProblemKind {
    return this.problem.kind;
  }
}

/** The most that is kept of what the server, the system or the database said, in characters. */
const MAX_SAID = 300;

/** Returns why something failed, for the log: the code, and what was said about it. It may contain secrets. */
export function reasonOf(error: AosError): string {
  const said = error.cause instanceof Error ? error.cause.message : '';
  return said === '' ? error.message : `${error.message}: ${said.slice(0, MAX_SAID)}`;
}

/** Whether trying the same again can help: the network or the server may recover, the token may be renewed. */
export function isPassing(error: AosError): boolean {
  return ['unreachable', 'tls', 'not-aos', 'signed-out', 'server', 'storage'].includes(error.kind);
}
