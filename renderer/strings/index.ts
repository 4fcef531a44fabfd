/** The language of the screens: that of the system, where there is a translation. */
import { languageFor } from '../../electron/words/language.ts';

export const {
  locale,
  words: t,
  format,
  sentences,
  explain: explained,
} = languageFor(globalThis.navigator?.language ?? 'en');

export type Strings = typeof t;
