/** The language of the screens: that of the system, where there is a translation. */
import type { Problem } from '../../electron/core/model/problem.ts';
import { explainProblem, problemWordsFor } from '../../electron/words/problem-words.ts';
import { de } from './de.ts';
import { en, type Strings } from './en.ts';
import { formatFor } from './format.ts';
import { personalSentences } from './personal.ts';

function systemLocale(): string {
  return globalThis.navigator?.language ?? 'en';
}

export const locale = systemLocale();
export const t: Strings = locale.toLowerCase().startsWith('de') ? de : en;
export const format = formatFor(locale);
export const sentences = personalSentences(locale);

const problemWords = problemWordsFor(locale);

/** Returns what happened and what to do now, in the language of the screens. */
export const explained = (problem: Problem) => explainProblem(problemWords, problem);
