import type { Problem } from '../core/model/problem.ts';
import type { Words } from './en.ts';
import { type Format, formatFor } from './format.ts';
import { wordsFor } from './languages.ts';
import { type PersonalSentences, personalSentences } from './personal-sentences.ts';
import { explainProblem } from './problem-words.ts';

/** A language as the people of a locale use it. */
export interface Language {
  /** BCP 47. */
  locale: string;
  words: Words;
  format: Format;
  sentences: PersonalSentences;
  /** Says what happened, and what to do now. */
  explain: (problem: Problem) => { message: string; next: string };
}

/** Returns the language of a locale (BCP 47): its words, and numbers and times as they are written there. */
export function languageFor(systemLocale: string): Language {
  const locale = systemLocale || 'en';
  const words = wordsFor(locale);
  return {
    locale,
    words,
    format: formatFor(locale, words),
    sentences: personalSentences(words),
    explain: (problem) => explainProblem(words.problems, problem),
  };
}
