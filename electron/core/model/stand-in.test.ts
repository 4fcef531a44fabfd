import { expect, test } from 'vitest';
import { clean } from '../base/clean.ts';
import { readStoredText, type StandIn, storedStandIn } from './stand-in.ts';

test('what is stored in place of a text is read back; a text stays what it is', () => {
  const standIn: StandIn = { is: 'downtime', component: 'Search', location: 'Berlin' };
  expect(readStoredText(storedStandIn(standIn))).toEqual({ text: null, standIn });
  expect(readStoredText('Maintenance on Friday')).toEqual({ text: 'Maintenance on Friday' });
  expect(readStoredText(null)).toEqual({ text: null });
});

test('no text of a server is taken for a stand-in, and one of a newer version is not shown as it is', () => {
  const forged = clean(storedStandIn({ is: 'key-added' }));
  expect(readStoredText(forged)).toEqual({ text: forged });
  expect(readStoredText('\u0001{"is":"moon-phase"}')).toEqual({
    text: null,
    standIn: { is: 'unknown-kind' },
  });
});
