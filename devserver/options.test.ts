import { expect, test } from 'vitest';
import { FAULT_NAMES, faultsLeft } from './faults.ts';
import { HELP, parseOptions } from './options.ts';

const leftBy = (...args: string[]) => [...faultsLeft(parseOptions(args).aos.repaired ?? [])];

test('faults are mended all at a time, none, or by name', () => {
  expect(leftBy()).toEqual(FAULT_NAMES);
  expect(leftBy('--repaired')).toEqual([]);
  expect(leftBy('--repaired=all')).toEqual([]);
  expect(leftBy('--repaired=none')).toEqual(FAULT_NAMES);
  expect(leftBy('--repaired=ghosts,loss', '--rate', '2')).toEqual(
    FAULT_NAMES.filter((name) => name !== 'ghosts' && name !== 'loss'),
  );
});

test('an unknown fault is named, with those there are', () => {
  expect(() => parseOptions(['--repaired=ghost'])).toThrow(
    /^--repaired knows no fault "ghost": name some of ghosts, /,
  );
});

test('the help names every fault', () => {
  for (const name of FAULT_NAMES) expect(HELP).toContain(name);
});
