import { expect, it } from 'vitest';
import type { PaletteLine } from '../../commands/command.ts';
import { foundLines } from './found-lines.ts';

const line = (name: string, more: Partial<PaletteLine> = {}): PaletteLine => ({
  id: name,
  name,
  run: () => {},
  ...more,
});

const lines = [
  line('Mute soil', { group: 'subscriptions', isOnlyFound: true }),
  line('Mute: soil-2026', { group: 'subscriptions', isOnlyFound: true }),
  line('Go to Inbox', { group: 'go' }),
  line('Mark 3 read', { group: 'here' }),
  line('Mark all as read'),
  line('Mute soil-2026', { group: 'here' }),
  line('Show soil-2026', { group: 'subscriptions' }),
];
const names = (text: string) =>
  foundLines(lines, text).map(({ group, lines: own }) => [group, own.map((one) => one.name)]);

it('shows all that is not one of many while nothing is typed, in the order of the groups', () => {
  expect(names('')).toEqual([
    ['here', ['Mark 3 read', 'Mute soil-2026']],
    ['go', ['Go to Inbox']],
    ['subscriptions', ['Show soil-2026']],
    ['other', ['Mark all as read']],
  ]);
});

it('puts the best first, what is about the screen before the rest', () => {
  expect(names('mark read')).toEqual([
    ['here', ['Mark 3 read']],
    ['other', ['Mark all as read']],
  ]);
  expect(names('soil mute')).toEqual([
    ['here', ['Mute soil-2026']],
    ['subscriptions', ['Mute soil', 'Mute: soil-2026']],
  ]);
  expect(names('soil')).toEqual([
    ['subscriptions', ['Show soil-2026', 'Mute soil', 'Mute: soil-2026']],
    ['here', ['Mute soil-2026']],
  ]);
  expect(names('nothing')).toEqual([]);
});
