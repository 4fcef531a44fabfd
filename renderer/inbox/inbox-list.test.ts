import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { problem } from '../../electron/core/model/problem.ts';
import type { InboxQuery, InboxRow } from '../../electron/ipc/contract.ts';
import { inboxList, rowAtCursor, setAllGroupsClosed, setGroupClosed } from './inbox-list.ts';
import { headingOf } from './inbox-sections.ts';
import { inboxSelection, selectGroup, selectionOf } from './inbox-selection.ts';

const row = (id: string, user: string | null): InboxRow => ({
  account: 'a',
  id,
  kind: user === null ? 'other' : 'access-requested',
  time: 0,
  notice: { is: 'text', text: '' },
  message: '',
  user: user === null ? null : { id: user, name: user },
  resource: null,
  state: 'open',
  reason: null,
  level: null,
  decidedAt: null,
  settledAt: null,
  settlement: null,
});
/** Two of Ada, three of Bob, one that names nobody. */
const ada = [row('a1', 'ada'), row('a2', 'ada')];
const bob = [row('b1', 'bob'), row('b2', 'bob'), row('b3', 'bob')];
const others = [row('o1', null)];

const group = (key: string, n: number) => ({
  key,
  name: key,
  path: [],
  kind: null,
  total: n,
  rows: n,
  requests: n,
});
const asked: string[] = [];
const answers: Record<string, (input: never) => unknown> = {
  'inbox.count': () => ({
    total: 6,
    rows: 6,
    kinds: [
      { kind: 'access-requested', count: 5, rows: 5 },
      { kind: 'other', count: 1, rows: 1 },
    ],
  }),
  'inbox.page': () => [],
  'inbox.groups': () => [group('ada', 2), group('bob', 3)],
  'inbox.pages': (parts: { query: InboxQuery; offset: number; limit: number }[]) =>
    parts.flatMap(({ query: { section }, offset, limit }) => {
      const of = section?.areOthers ? others : section?.ids[0] === 'ada' ? ada : bob;
      return of.slice(offset, offset + limit);
    }),
};

beforeEach(async () => {
  vi.stubGlobal('window', {
    aruna: {
      async request(channel: string, input: unknown) {
        asked.push(channel);
        try {
          return { ok: true, value: answers[channel]?.(input as never) };
        } catch {
          return { ok: false, problem: problem('data-unreadable') };
        }
      },
    },
  });
  await inboxList.setQuery({ account: null, view: 'open', kinds: [], text: '', group: 'person' });
});
afterEach(() => {
  setAllGroupsClosed(false);
  vi.unstubAllGlobals();
});

const state = () => inboxList.store.getState();
const selections = () => state().count?.sections.map((section) => selectionOf(state(), section));
const shown = () => [...state().rows.at].toSorted(([x], [y]) => x - y).map(([, { id }]) => id);
const open = { account: null, view: 'open', kinds: [], text: '' };

it('a group that is collapsed has no rows, without asking for anything; expanded it has them again', async () => {
  expect(shown()).toEqual(['a1', 'a2', 'b1', 'b2', 'b3', 'o1']);
  asked.length = 0;
  setGroupClosed('bob', true);
  expect(shown()).toEqual(['a1', 'a2', 'o1']);
  expect(state()).toMatchObject({ heading: 'bob', count: { total: 6, rows: 3 } });
  expect(rowAtCursor()).toBeUndefined();
  expect(asked).toEqual([]);
  setGroupClosed('bob', false);
  await vi.waitFor(() => expect(shown()).toEqual(['a1', 'a2', 'b1', 'b2', 'b3', 'o1']));
  expect(state()).toMatchObject({ heading: null, cursor: 2 });
});

it('stays collapsed when the list is read again, also under another query', async () => {
  setGroupClosed('ada', true);
  await inboxList.refresh();
  expect(shown()).toEqual(['b1', 'b2', 'b3', 'o1']);
  await inboxList.setQuery({ ...state().query, text: 'x' });
  expect(shown()).toEqual(['b1', 'b2', 'b3', 'o1']);
});

it('a group is selected by a query, collapsed or not, but for the rows that are left out', async () => {
  setGroupClosed('bob', true);
  selectGroup('bob');
  const section = { by: 'person', ids: ['bob'], areOthers: false };
  expect(inboxSelection(state())).toMatchObject({
    selected: 3,
    count: 3,
    requests: 3,
    which: { ...open, section, except: [] },
  });
  setGroupClosed('bob', false);
  await vi.waitFor(() => expect(shown()).toContain('b2'));
  inboxList.toggle(3);
  inboxList.toggle(5);
  expect(selections()).toEqual(['none', 'some', 'all']);
  expect(inboxSelection(state())).toMatchObject({
    count: 3,
    requests: 2,
    which: {
      all: { ...open, section, except: [{ account: 'a', id: 'b2' }] },
      and: [{ account: 'a', id: 'o1' }],
    },
  });
});

it('what is in no group is everything without the groups that are not selected', () => {
  selectGroup('others');
  selectGroup('ada');
  expect(inboxSelection(state())).toMatchObject({
    count: 3,
    requests: 2,
    which: { ...open, section: { by: 'person', ids: ['bob'], areOthers: true } },
  });
});

it('what could not be read is asked for again with the same search', async () => {
  const count = answers['inbox.count'];
  const texts: string[] = [];
  answers['inbox.count'] = ({ text }: InboxQuery) => {
    texts.push(text);
    if (texts.length === 1) throw new Error('disk');
    return count?.(undefined as never);
  };
  await inboxList.setQuery({ ...state().query, text: 'soil' });
  expect(state()).toMatchObject({ count: null, query: { text: 'soil' } });
  // As the button of a list that could not be read does (list-body.tsx).
  await inboxList.setQuery(state().query);
  expect(texts).toEqual(['soil', 'soil']);
  expect(state().count?.total).toBe(6);
  answers['inbox.count'] = count ?? (() => undefined);
});

it('shows the groups that it has until those of another grouping are read', async () => {
  const read = inboxList.setQuery({ ...state().query, view: 'history', group: 'day' });
  const headings = state().count?.sections.map((section) => headingOf(section, 0));
  expect(headings).toEqual(['ada', 'bob', 'Others, or no person named']);
  await read;
});

it('of everything, a whole group can be left out', () => {
  inboxList.selectAll();
  selectGroup('ada');
  expect(inboxSelection(state())).toMatchObject({
    count: 4,
    which: { section: { ids: ['ada'], areOthers: true } },
  });
  selectGroup('ada');
  expect(selections()).toEqual(['all', 'all', 'all']);
});
