import { expect, test } from 'vitest';
import { actions } from '../../model/actions.ts';
import type { Announcement } from '../../model/announcement.ts';
import type { Incoming } from '../../model/incoming.ts';
import { subjects } from '../../model/subjects.ts';
import { incoming } from '../../testing/messages.ts';
import { asked } from '../../testing/queries.ts';
import { ACCOUNT, type TestStore, testStore } from '../../testing/store.ts';
import { unpackCommitted } from './packed-committed.ts';
import { packGroup } from './packed-group.ts';

const START = 1_780_000_000_000_000_000n;

const said: Announcement = {
  id: 'A1',
  kind: 'maintenance',
  teaser: 'On Saturday',
  content: 'From six\nto nine. Überall.',
  author: 'Jana Weber',
  modifiedAt: null,
};

const announced = (announcement: Partial<Announcement>, parts: Partial<Incoming> = {}) => ({
  ...incoming({
    seq: 1n,
    time: START,
    stream: 'announcements.polled',
    subject: subjects.announcement.code,
    action: actions.announced.code,
    resourceId: null,
    reply: null,
    text: 'Disks are replaced',
    ...parts,
  }),
  announcement: { ...said, ...announcement },
});

function commit(store: TestStore, ...events: Incoming[]): number[] {
  return unpackCommitted(store.writer.commitPacked(packGroup(events), [])).added.map(({ id }) => id);
}

function setUp(): TestStore {
  const store = testStore();
  store.writer.addSubscription({ kind: 'announcements' }, { from: 'everything' }, 0);
  return store;
}

const rowOf = (store: TestStore, id: number) => store.reader.feedRows(ACCOUNT, [id])[0];
const found = (store: TestStore, line: string) =>
  store.reader.feedPage(asked(line), 0, 50).map(({ text }) => text);

test('what an announcement says is stored with its event, and is there after a restart', () => {
  using store = setUp();
  const [id = 0] = commit(store, announced({}));
  store.restart();
  expect(rowOf(store, id)).toMatchObject({
    text: 'Disks are replaced',
    announcement: { kind: 'maintenance', teaser: 'On Saturday' },
  });
  expect(store.reader.feedDetail(ACCOUNT, id).announcement).toEqual({
    content: 'From six\nto nine. Überall.',
    author: 'Jana Weber',
    modifiedAt: null,
  });
});

test('a changed one is taken over, without a decision about it or an unread mark', () => {
  using store = setUp();
  const [id = 0] = commit(store, announced({}, { alert: 'banner', rule: 'r' }));
  store.writer.markRead([id], true);
  const before = store.writer.totals();
  const changed = announced({ kind: 'update', content: 'Later.', modifiedAt: 5 }, { text: 'Disks: later' });
  expect(store.writer.reviseAnnouncements([changed])).toBe(1);
  expect(store.writer.reviseAnnouncements([changed])).toBe(0);
  expect(rowOf(store, id)).toMatchObject({
    text: 'Disks: later',
    announcement: { kind: 'update' },
    read: true,
  });
  const detail = store.reader.feedDetail(ACCOUNT, id);
  expect(detail.announcement).toMatchObject({ content: 'Later.', modifiedAt: 5 });
  expect(detail.why).toMatchObject({ decision: 'banner', rule: 'r' });
  expect(store.writer.totals()).toEqual(before);
  expect([found(store, 'later'), found(store, 'replaced')]).toEqual([['Disks: later'], []]);
});

test('one that an earlier version stored gets its text; one that is not stored is left alone', () => {
  using store = setUp();
  const { announcement: _none, ...bare } = announced({});
  const [id = 0] = commit(store, bare);
  expect(rowOf(store, id)?.announcement).toBeUndefined();
  expect(store.writer.reviseAnnouncements([announced({}), announced({ id: 'A2' }, { seq: 2n })])).toBe(1);
  expect(rowOf(store, id)?.announcement).toEqual({ kind: 'maintenance', teaser: 'On Saturday' });
  expect(store.reader.feedCount(asked('')).total).toBe(1);
});

test('its text goes when its event goes', () => {
  using store = setUp();
  const [id = 0] = commit(store, announced({}));
  store.writer.markRead([id], true);
  store.writer.trim(Number(START / 1_000_000n) + 1, 10);
  expect(store.db.prepare('SELECT count(*) AS n FROM announcement').get()).toEqual({ n: 0 });
});

test('it is found by its title, teaser and text, in any case, and by its kind', () => {
  using store = setUp();
  commit(
    store,
    announced({}),
    announced(
      { id: 'A2', kind: 'release', teaser: 'Faster', content: '' },
      { seq: 2n, time: START + 1n, text: 'Version 3' },
    ),
    incoming({ seq: 1n, time: START + 2n }),
  );
  const disks = 'Disks are replaced';
  expect(found(store, 'DISKS')).toEqual([disks]);
  expect(found(store, '"on saturday"')).toEqual([disks]);
  expect(found(store, '"six to"')).toEqual([disks]);
  expect(found(store, 'ÜBERALL')).toEqual([disks]);
  expect(found(store, '3')).toEqual(['Version 3']);
  expect(found(store, 'kind:announcement -disks')).toEqual(['Version 3']);
  expect(found(store, 'announcement:maintenance')).toEqual([disks]);
  expect(found(store, 'announcement:release,maintenance is:unread')).toHaveLength(2);
  expect(found(store, '-announcement:release')).toHaveLength(2);
});

test('it is known which of them have a banner in some accounts', () => {
  using store = setUp();
  const told = (n: number, alert: string) =>
    announced({ id: `A${n}` }, { seq: BigInt(n), time: START + BigInt(n), alert });
  commit(store, told(1, 'banner'), told(2, 'urgent'), told(3, 'told'), told(4, 'before-watching'));
  const ids = ['A1', 'A2', 'A3', 'A4', 'A5'];
  expect(store.reader.announcementsTold([ACCOUNT, 'gone'], ids).sort()).toEqual(['A1', 'A2']);
  expect(store.reader.announcementsTold(['gone'], ids)).toEqual([]);
});
