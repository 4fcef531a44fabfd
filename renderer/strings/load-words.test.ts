import { expect, it } from 'vitest';
import { languages, wordsFor } from '../../electron/words/languages.ts';
import { loadWords } from './load-words.ts';

it('loads the words of every language there is, and English for any other', async () => {
  for (const locale of [...Object.keys(languages), 'de-AT', 'EN-gb', 'fr', ''])
    expect(await loadWords(locale)).toBe(wordsFor(locale));
});
