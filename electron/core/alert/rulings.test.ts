import { expect, test } from 'vitest';
import { type ReadyRule, rulingOf, type SubscriptionLevel } from './rulings.ts';

const event = {
  account: 'a',
  time: 0,
  action: 'updated',
  subject: 'object',
  resourceId: 'O',
  about: null,
  subscriptions: [1],
  read: false,
} as const;
const rule = (
  id: string,
  verdict: ReturnType<ReadyRule['matches']>,
  outcome: ReadyRule['outcome'] = 'banner',
): ReadyRule => ({
  id,
  outcome,
  matches: () => verdict,
});
const level: SubscriptionLevel = {
  muted: false,
  alerts: 'all',
  target: { kind: 'resource', resourceId: 'P', resourceKind: 'project', subresources: true },
};

test('the first rule that matches decides', () => {
  const rules = [rule('a', false), rule('b', true, 'urgent'), rule('c', true, 'nothing')];
  expect(rulingOf(rules, event, level)).toEqual({ rule: 'b', outcome: 'urgent' });
});

test('while a rule depends on a name, none after it decides; one before it does', () => {
  expect(rulingOf([rule('a', 'unknown'), rule('b', true)], event, level)).toBe('unknown');
  expect(rulingOf([rule('a', true), rule('b', 'unknown')], event, level)).toEqual({
    rule: 'a',
    outcome: 'banner',
  });
});

test('a muted subscription is quiet whatever the rules say', () => {
  const muted = { ...level, muted: true };
  expect(rulingOf([rule('a', true, 'urgent')], event, muted)).toEqual({ rule: 'muted', outcome: 'quiet' });
  expect(rulingOf([rule('a', 'unknown')], event, muted)).toEqual({ rule: 'muted', outcome: 'quiet' });
});

test('what no rule matches is decided by the level of the subscription', () => {
  const important = { ...level, alerts: 'important' } as const;
  expect(rulingOf([], event, level)).toEqual({ rule: 'level', outcome: 'banner' });
  expect(rulingOf([], event, important)).toEqual({ rule: 'level', outcome: 'quiet' });
  expect(rulingOf([], { ...event, action: 'deleted' }, important)).toMatchObject({ outcome: 'banner' });
  expect(rulingOf([], { ...event, resourceId: 'P' }, important)).toMatchObject({ outcome: 'banner' });
});
