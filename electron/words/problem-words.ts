import type { Problem, ProblemArgs, ProblemCode } from '../core/model/problem.ts';
import { problemsDe } from './problems-de.ts';
import { problemsEn } from './problems-en.ts';

/** What happened, and what to do now. */
export type Sentences = readonly [message: string, next: string];

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

/** The problems in a language (BCP 47); in English where there is no translation. */
export function problemWordsFor(locale: string): ProblemWords {
  return locale.toLowerCase().startsWith('de') ? problemsDe : problemsEn;
}
