import type { Locales } from '../core/model/locales.ts';
import type { Problem } from '../core/model/problem.ts';
import type { Words } from './en.ts';
import { type Format, formatFor } from './format.ts';
import { type PersonalSentences, personalSentences } from './personal-sentences.ts';
import { explainProblem } from './problem-words.ts';

/** A language as the people of a locale use it. */
export interface Language {
  /** That of the words (BCP 47). */
  locale: string;
  locales: Locales;
  words: Words;
  format: Format;
  sentences: PersonalSentences;
  /** Says what happened, and what to do now. */
  explain: (problem: Problem) => { message: string; next: string };
}

/** Returns the language of these words, with numbers and times as they are written in the locales. */
export const languageWith = (locales: Locales, words: Words): Language => ({
  locale: locales.text,
  locales,
  words,
  format: formatFor(locales, words),
  sentences: personalSentences(words),
  explain: (problem) => explainProblem(words.problems, problem),
});
