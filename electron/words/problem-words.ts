import type { Problem, ProblemArgs, ProblemCode } from '../core/model/problem.ts';

/** What happened, and what to do now. */
type Sentences = readonly [message: string, next: string];

/** The sentences of one language for every problem. */
export type ProblemWords = {
  readonly [Code in ProblemCode]: (args: ProblemArgs<Code>) => Sentences;
};

/** Returns the sentences for a problem: what happened, and what to do now. */
export function explainProblem(
  words: ProblemWords,
  { code, args }: Problem,
): { message: string; next: string } {
  const say = words[code] as (args: Problem['args']) => Sentences;
  const [message, next] = say(args);
  return { message, next };
}
