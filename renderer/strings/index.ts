/** The language of the screens: that of the system, where there is a translation. */
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
