import { expect, test } from 'vitest';
import { wordsFor } from './languages.ts';
import { standInSentence } from './stand-in-sentence.ts';

test('an announcement without a text is a sentence in each language', () => {
  const [en, de] = [wordsFor('en').standIns, wordsFor('de').standIns];
  const downtime = { is: 'downtime', component: 'storage', location: 'Gießen' } as const;
  expect(standInSentence(downtime, en)).toBe('Scheduled downtime of storage in Gießen');
  expect(standInSentence(downtime, de)).toBe('Geplanter Ausfall: storage in Gießen');
  const version = { is: 'new-version', component: '', version: '2.1' } as const;
  expect(standInSentence(version, en)).toBe('New version 2.1 of the service');
  expect(standInSentence({ is: 'key-added' }, de)).toBe('Ein öffentlicher Schlüssel wurde hinzugefügt');
});
