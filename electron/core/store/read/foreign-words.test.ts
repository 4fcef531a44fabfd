import { expect, test } from 'vitest';
import { noticeSentences } from '../../../words/language.ts';
import type { Notice } from '../../model/notification.ts';
import { testStore } from '../../testing/store.ts';
import { foreignWords } from './foreign-words.ts';

test('words that no sentence has are foreign, in every language', () => {
  const words = ['soil-77', 'müller', 'access', 'gewährt', 'append', 'proj', 'a.b', 'x,'];
  expect(foreignWords(noticeSentences('en'))(words)).toEqual(['soil-77', 'müller', 'gewährt']);
  expect(foreignWords(noticeSentences('de'))(words)).not.toContain('müller,');
  expect(foreignWords(noticeSentences('de'))(['soil-77'])).toEqual(['soil-77']);
});

test('none is in a language that puts letters to names', () => {
  const joined = (notice: Notice) => (notice.is === 'permission-revoked' ? `${notice.resource}s end` : 'x');
  expect(foreignWords(joined)(['soil'])).toEqual([]);
});

test.each([
  'soil',
  'air',
  'ada',
  'requested',
  'soil requested',
  'wet',
  'ab',
  'nobody',
  'soil nobody',
  '01jzz1',
])('what is found by "%s" is what its sentence, its names and its ids have', (text) => {
  using store = testStore();
  const id = (n: number) => `01JZZ${String(n).padStart(21, '0')}`;
  const about = (n: number, message: string, userName: string | null, resourceName: string | null) => ({
    id: id(n),
    kind: n % 3,
    time: n,
    message,
    userId: userName && id(90 + n),
    userName,
    resourceId: id(80),
    resourceName,
  });
  store.writer.putNotifications(
    [
      about(1, `Ada (${id(91)}) requests access for PROJECT soil (${id(80)})`, 'Ada', 'soil'),
      about(2, `Permission granted for air (${id(80)})`, null, 'air'),
      about(3, `a(${id(4)})b wet`, null, null),
      about(4, 'Bob requests READ', 'Bob', null),
    ],
    0,
  );
  const open = { account: null, view: 'open' as const, kinds: [] };
  const all = store.reader.inboxPage({ ...open, text: '' }, 0, 9);
  const expected = all.filter(({ notice, user, resource, id: own }) => {
    const sentence = notice.is === 'text' ? notice.text : Object.values(notice).join(' ');
    const shown = `${sentence}\n${user?.name}\n${resource?.name}`.toLowerCase();
    const ids = `${own}\n${user?.id}\n${resource?.id}`.toLowerCase();
    return text.split(' ').every((w) => shown.includes(w) || (w.length > 5 && ids.includes(w)));
  });
  const found = store.reader.inboxPage({ ...open, text }, 0, 9);
  expect(found.map((row) => row.id)).toEqual(expected.map((row) => row.id));
});
