/** The language of the screens, as the main process has chosen it for the whole app. Nothing is drawn before its words are there. */
import { allIn } from '../../electron/core/model/locales.ts';
import { languageWith } from '../../electron/words/language-with.ts';
import { loadWords } from './load-words.ts';

const locales = globalThis.window?.arunaLocales ?? allIn('en');

export const language = languageWith(locales, await loadWords(locales.text));

export const { locale, words: t, format, sentences, explain: explained } = language;

export type Strings = typeof t;
