import type { Words } from '../../electron/words/en.ts';

/** How the words of each language come, under its code of ISO 639: the page loads those of one. */
const loads: Readonly<Record<string, () => Promise<Words>>> = {
  en: async () => (await import('../../electron/words/en.ts')).en,
  de: async () => (await import('../../electron/words/de.ts')).de,
};

/** Loads the words of a locale's language (BCP 47). English where there is no translation. */
export function loadWords(locale: string): Promise<Words> {
  const load = loads[locale.toLowerCase().split('-')[0] ?? ''] ?? loads.en;
  return load?.() ?? Promise.reject(new Error('there are no words'));
}
