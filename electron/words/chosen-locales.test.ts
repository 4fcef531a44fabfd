import { expect, test } from 'vitest';
import { languageChoices } from '../core/model/language-choices.ts';
import { chosenLocales } from './chosen-locales.ts';
import { languageFor } from './language.ts';
import { languages } from './languages.ts';

const austrian = { text: 'en-US', time: 'de-AT', number: 'de-AT' };
const evening = new Date(2026, 0, 31, 18, 5).getTime();

test('a language can be chosen for each that there are words in', () => {
  expect([...languageChoices]).toEqual(['system', ...Object.keys(languages)]);
});

test('without a choice, everything is as the system has it', () => {
  expect(chosenLocales(austrian, { language: 'system', clock: 'system' })).toEqual(austrian);
});

test('a chosen language counts for sentences, dates and numbers, in the region of the system if it speaks it', () => {
  expect(chosenLocales(austrian, { language: 'de', clock: 'system' })).toEqual({
    text: 'de',
    time: 'de-AT',
    number: 'de-AT',
  });
  expect(chosenLocales(austrian, { language: 'en', clock: 'system' })).toEqual({
    text: 'en-US',
    time: 'en',
    number: 'en',
  });
});

test('12 and 24 hours can be chosen in every language', () => {
  const clock = (language: 'en' | 'de', chosen: '12' | '24') =>
    languageFor(chosenLocales(austrian, { language, clock: chosen }))
      .format.clock(evening)
      .replace(/\s/gu, ' ');
  expect([clock('en', '12'), clock('en', '24'), clock('de', '24')]).toEqual(['6:05 PM', '18:05', '18:05']);
  expect(clock('de', '12')).toMatch(/^6:05 /);
});
