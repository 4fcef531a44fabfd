/** The language of the screens, as the main process has chosen it for the whole app. */
import { languageFor } from '../../electron/words/language.ts';

export const language = languageFor(globalThis.window?.arunaLocales ?? 'en');

export const { locale, words: t, format, sentences, explain: explained } = language;

export type Strings = typeof t;
