/** The language of the screens, as the main process has chosen it for the whole app. */
import { languageFor } from '../../electron/words/language.ts';

export const {
  locale,
  words: t,
  format,
  sentences,
  explain: explained,
} = languageFor(globalThis.window?.arunaLocales ?? 'en');

export type Strings = typeof t;
