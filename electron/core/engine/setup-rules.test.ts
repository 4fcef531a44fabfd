import { expect, test } from 'vitest';
import type { Rule } from '../model/rule.ts';
import { exportRules, withRules } from './setup-rules.ts';

const rule = (id: string, part: Partial<Rule> = {}): Rule => ({
  id,
  name: '',
  query: id,
  outcome: 'banner',
  accounts: null,
  isOn: true,
  ...part,
});
const account = (id: string, server: string) => ({ id, server, user: { id: 'U', name: 'Ada' } });

test('rules travel to a computer where the accounts have other ids', () => {
  const rules = [rule('a'), rule('b', { accounts: ['1'], outcome: 'urgent' })];
  const file = exportRules(rules, [account('1', 'aos.org'), account('2', 'other.org')]);
  expect(withRules([], file, [account('7', 'aos.org')])).toEqual([
    rule('a'),
    rule('b', { accounts: ['7'], outcome: 'urgent' }),
  ]);
});

test('a rule for accounts that are not here is left out, and is not a rule for all', () => {
  const file = exportRules([rule('b', { accounts: ['1'] })], [account('1', 'aos.org')]);
  expect(withRules([rule('a')], file, [account('7', 'else.org')])).toEqual([rule('a')]);
});

test('a rule that is here keeps its place, and becomes as the file has it', () => {
  const file = exportRules([rule('c'), rule('a', { outcome: 'quiet' })], []);
  expect(withRules([rule('a'), rule('b')], file, [])).toEqual([
    rule('a', { outcome: 'quiet' }),
    rule('b'),
    rule('c'),
  ]);
});
