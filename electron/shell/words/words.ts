import { german } from './words-de.ts';
import { english, type Words } from './words-en.ts';

export type { Words } from './words-en.ts';

/** The words of a language (BCP 47), the one the screens take for it; English where there is no translation. */
export function wordsFor(language: string): Words {
  const locale = language || 'en';
  return locale.toLowerCase().startsWith('de') ? german(locale) : english(locale);
}
