import { expect, test } from 'vitest';
import type { HeldPermission, Profile } from './profile.ts';
import { changesBetween, explainEvents } from './profile-changes.ts';
import type { Permission } from './resource.ts';

const id = (n: number) => `01JABCDEFGHJKMNPQRSTVWX${String(n).padStart(3, '0')}`;
const held = (n: number, level: Permission): HeldPermission => ({ id: id(n), kind: 'dataset', level });
const profile = (permissions: HeldPermission[], part: Partial<Profile> = {}): Profile => ({
  profile: 'p',
  tokens: 't',
  permissions,
  ...part,
});
const T = 1_780_000_000_000;
const event = (n: number, time = T + n * 60_000) => ({ id: n, time });

test('what is new, what is changed and what is gone', () => {
  const before = [held(1, 'read'), held(2, 'read'), held(3, 'write')];
  const after = [held(1, 'read'), held(2, 'append'), held(4, 'admin')];
  expect(changesBetween(before, after)).toEqual([
    { id: id(2), kind: 'dataset', from: 'read', to: 'append', created: false },
    { id: id(4), kind: 'dataset', from: null, to: 'admin', created: false },
    { id: id(3), kind: 'dataset', from: 'write', to: null, created: false },
  ]);
});

test('a change belongs to the event that came with its notification', () => {
  const told = [
    { resourceId: id(2), time: T + 60_005 },
    { resourceId: id(1), time: T + 120_003 },
  ];
  const after = profile([held(1, 'read'), held(2, 'append')]);
  const details = explainEvents([event(1), event(2), event(3)], profile([]), after, told);
  expect(details.get(1)).toMatchObject({ changes: [{ id: id(2), to: 'append' }] });
  expect(details.get(2)).toMatchObject({ changes: [{ id: id(1), to: 'read' }] });
  expect(details.get(3)).toEqual({ is: 'unknown' });
});

test('two changes of the same moment are told by two events, one each', () => {
  const told = [id(1), id(2)].map((resourceId, n) => ({ resourceId, time: T + n }));
  const after = profile([held(1, 'read'), held(2, 'read')]);
  const details = explainEvents([event(1, T), event(2, T + 5)], profile([]), after, told);
  expect([...details.values()].map((d) => d.is === 'permissions' && d.changes.length)).toEqual([1, 1]);
});

test('without notifications the newest events tell the changes, the last of them the rest', () => {
  const after = profile([held(1, 'read'), held(2, 'read'), held(3, 'read')]);
  const details = explainEvents([event(1), event(2)], profile([]), after, []);
  expect([...details.values()].map((d) => d.is === 'permissions' && d.changes.length)).toEqual([1, 2]);
});

test('a project that came to be with the event and is administered was made by oneself', () => {
  // A ULID whose time is T.
  const made: HeldPermission = { id: ulidOf(T), kind: 'project', level: 'admin' };
  const details = (told: { resourceId: string; time: number }[], time = T + 40) =>
    explainEvents([event(1, time)], profile([]), profile([made]), told).get(1);
  expect(details([])).toMatchObject({ changes: [{ id: made.id, created: true }] });
  // Somebody else made it, and granted access.
  expect(details([{ resourceId: made.id, time: T + 41 }])).toMatchObject({ changes: [{ created: false }] });
  expect(details([], T + 3_600_000)).toMatchObject({ changes: [{ created: false }] });
});

test('where no permission changed, it is the profile or the tokens, if those did', () => {
  const is = (after: Partial<Profile>) =>
    explainEvents([event(1)], profile([held(1, 'read')]), profile([held(1, 'read')], after), []).get(1)?.is;
  expect(is({ profile: 'q' })).toBe('profile');
  expect(is({ tokens: 'u' })).toBe('tokens');
  expect(is({})).toBe('unknown');
});

test('with nothing to compare with, nothing is claimed', () => {
  expect(explainEvents([event(1)], null, profile([held(1, 'read')]), []).get(1)).toEqual({ is: 'unknown' });
});

function ulidOf(ms: number): string {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  let left = ms;
  let text = '';
  for (let n = 0; n < 10; n++) {
    text = (alphabet[left % 32] ?? '') + text;
    left = Math.floor(left / 32);
  }
  return `${text}ABCDEFGHJKMNPQRS`;
}
