import { allIn, type Locales } from '../core/model/locales.ts';
import { type Language, languageWith } from './language-with.ts';
import { wordsFor } from './languages.ts';
import { personalSentences } from './personal-sentences.ts';

export type { Language } from './language-with.ts';

/**
 * Returns the language of a locale (BCP 47): its words, and numbers and times as they are written there. Where the system
 * has other settings for numbers and times, `locales` names them apart.
 */
export function languageFor(locales: string | Locales): Language {
  const chosen = typeof locales === 'string' ? allIn(locales || 'en') : locales;
  return languageWith(chosen, wordsFor(chosen.text));
}

/** Returns the sentences of personal notifications in the words of a locale (BCP 47). */
export const noticeSentences = (locale: string) => personalSentences(wordsFor(locale)).notice;
