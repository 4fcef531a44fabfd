/** The language of the screens: that of the system, where there is a translation. */
import type { Problem } from '../../electron/core/model/problem.ts';
import { languageFor } from '../../electron/words/language.ts';
import { explainProblem } from '../../electron/words/problem-words.ts';

export const {
  locale,
  words: t,
  format,
  sentences,
  explain: explained,
} = languageFor(globalThis.navigator?.language ?? 'en');

export type Strings = typeof t;

/** Returns what happened and what to do now, in the language of the screens. */
export const explained = (problem: Problem) => explainProblem(t.problems, problem);
