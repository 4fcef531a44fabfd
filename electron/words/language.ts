import { allIn, type Locales } from '../core/model/locales.ts';
import type { Problem } from '../core/model/problem.ts';
import type { Words } from './en.ts';
import { type Format, formatFor } from './format.ts';
import { wordsFor } from './languages.ts';
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

/**
 * Returns the language of a locale (BCP 47): its words, and numbers and times as they are written there. Where the system
 * has other settings for numbers and times, `locales` names them apart.
 */
export function languageFor(locales: string | Locales): Language {
  const chosen = typeof locales === 'string' ? allIn(locales || 'en') : locales;
  const locale = chosen.text;
  const words = wordsFor(locale);
  return {
    locale,
    locales: chosen,
    words,
    format: formatFor(chosen, words),
    sentences: personalSentences(words),
    explain: (problem) => explainProblem(words.problems, problem),
  };
}
