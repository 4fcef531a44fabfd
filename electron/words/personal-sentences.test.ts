import { expect, test } from 'vitest';
import type { PermissionChange } from '../core/model/event.ts';
import { wordsFor } from './languages.ts';
import { personalSentences } from './personal-sentences.ts';

const en = personalSentences(wordsFor('en'));
const de = personalSentences(wordsFor('de-DE'));
const change = (part: Partial<PermissionChange> = {}): PermissionChange => ({
  id: 'r',
  kind: 'project',
  name: 'soil-survey',
  from: null,
  to: 'append',
  created: false,
  ...part,
});

test('notifications are sentences in the language of the screens', () => {
  const request = {
    is: 'access-requested' as const,
    user: 'Ada',
    resource: 'soil-survey',
    kind: 'project' as const,
    level: null,
  };
  expect(en.notice(request)).toBe('Ada requests access to project soil-survey');
  expect(en.notice({ ...request, kind: null, level: 'write' })).toBe(
    'Ada requests access to soil-survey (Write)',
  );
  expect(de.notice({ ...request, kind: 'dataset' })).toBe(
    'Ada bittet um Zugriff auf den Datensatz soil-survey',
  );
  const granted = { is: 'permission-granted' as const, resource: 'soil-survey', now: null };
  expect(en.notice(granted)).toBe('You were granted access to soil-survey');
  expect(en.notice({ ...granted, now: 'append' })).toBe(
    'You were granted access to soil-survey (now Append)',
  );
  expect(de.notice({ ...granted, now: 'none' })).toBe(
    'Sie haben Zugriff auf soil-survey erhalten (jetzt kein Zugriff)',
  );
  const revoked = { is: 'permission-revoked' as const, resource: 'soil-survey' };
  expect(en.notice(revoked)).toBe('Your access to soil-survey was removed');
  expect(de.notice(revoked)).toBe('Ihr Zugriff auf soil-survey wurde entzogen');
});

test('an event about oneself says what changed', () => {
  const said = (...changes: PermissionChange[]) => en.personal({ is: 'permissions', changes });
  expect(said(change())).toBe('Your permissions changed: soil-survey, now Append');
  expect(said(change({ to: null }))).toBe('Your permissions changed: access to soil-survey removed');
  expect(said(change({ to: 'admin', created: true }))).toBe('You created project soil-survey');
  expect(said(change({ name: null }))).toBe('Your permissions changed: a project, now Append');
  expect(said(...Array.from({ length: 5 }, () => change({ to: null })))).toMatch(/removed; 2 more$/);
  expect(de.personal({ is: 'permissions', changes: [change({ to: null })] })).toBe(
    'Ihre Rechte haben sich geändert: soil-survey, Zugriff entzogen',
  );
  expect(en.personal(undefined)).toBe('Your profile or permissions changed');
  expect(en.personal({ is: 'profile' })).toBe('Your profile changed');
});
