import { de } from './de.ts';
import { en, type Words } from './en.ts';

export type { Words } from './en.ts';

/** Every language there is, under its code of ISO 639. A new one is a file like `en.ts` and its entry here. */
export const languages: Readonly<Record<string, Words>> = { en, de };

/** Whether there is a translation for a locale (BCP 47). */
export const hasWords = (locale: string): boolean => languageOf(locale) in languages;

const languageOf = (locale: string) => locale.toLowerCase().split('-')[0] ?? '';

/** Returns the words of a locale's language (BCP 47); English where there is no translation. */
export function wordsFor(locale: string): Words {
  return languages[languageOf(locale)] ?? en;
}
