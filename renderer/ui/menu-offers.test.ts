import { expect, test } from 'vitest';
import { menuOffers } from './menu-offers.ts';

const run = () => undefined;

test('each entry is a line, and an entry of a menu in the menu begins with its name, without dots', () => {
  const groups = [
    [{ label: 'Open', run }, false as const],
    [{ label: 'Zurückstellen …', entries: [{ label: 'In 1 Stunde', run }] }],
  ];
  const names = (about?: string) => menuOffers(groups, about).map(({ name }) => name);
  expect(names()).toEqual(['Open', 'Zurückstellen: In 1 Stunde']);
  expect(names('soil')).toEqual(['soil: Open', 'soil: Zurückstellen: In 1 Stunde']);
});
