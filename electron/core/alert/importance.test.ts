import { expect, test } from 'vitest';
import type { Action, Subject } from '../model/event.ts';
import type { Target } from '../model/subscription.ts';
import { isImportant } from './importance.ts';

const project: Target = { kind: 'resource', resourceId: 'P', resourceKind: 'project', subresources: true };
const event = (subject: Subject, action: Action, resourceId: string | null) => ({
  subject,
  action,
  resourceId,
});

test.each<[string, Subject, Action, string | null, boolean]>([
  ['an upload into the project', 'object', 'created', 'O', false],
  ['a change of an object', 'object', 'updated', 'O', false],
  ['an object that becomes available', 'object', 'available', 'O', false],
  ['a deletion', 'object', 'deleted', 'O', true],
  ['a snapshot of a dataset', 'dataset', 'snapshotted', 'D', true],
  ['a change of the project itself', 'project', 'updated', 'P', true],
  ['one’s own permissions', 'user', 'updated', null, true],
  ['an announcement', 'announcement', 'announced', null, true],
  ['what could not be read', 'unknown', 'deleted', null, false],
])('%s', (_what, subject, action, id, important) => {
  expect(isImportant(event(subject, action, id), project)).toBe(important);
});

test('what is watched is compared, not merely what kind it is', () => {
  expect(isImportant(event('project', 'updated', 'Q'), project)).toBe(false);
  expect(isImportant(event('object', 'updated', null), { kind: 'announcements' })).toBe(false);
});
