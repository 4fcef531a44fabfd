import { expect, test } from 'vitest';
import { everything } from '../../model/event.ts';
import { incoming } from '../../testing/messages.ts';
import { ACCOUNT, testStore } from '../../testing/store.ts';
import type { KnownResource } from '../write/write-resources.ts';

const PROJECT = '01JABCDEFGHJKMNPQRSTVWXPRJ';
const GONE = '01JABCDEFGHJKMNPQRSTVWXTBH';
const resource = (id: string, kind: number, name: string): KnownResource => ({
  ...{ id, kind, name, title: '', description: '', path: [], parent: null, size: null },
  ...{ permission: null, status: '', createdAt: null, deleted: false },
});

test('what was deleted before its name was known is placed where it was watched', () => {
  using store = testStore();
  const { writer, reader } = store;
  const watched = {
    kind: 'resource',
    resourceKind: 'project',
    resourceId: PROJECT,
    subresources: true,
  } as const;
  writer.addSubscription(watched, { from: 'now' }, 0);
  writer.putResources([resource(PROJECT, 1, 'soil-2026')], 0);
  writer.commit([
    { ...incoming({ seq: 1n, resourceId: GONE, action: 4 }), reply: null },
    { ...incoming({ seq: 2n, resourceId: PROJECT, subject: 1 }), reply: null },
  ]);
  const rows = () => reader.feedPage(everything, 0, 10).map(({ name, path }) => ({ name, path }));
  // While its name may still become known, nothing is said of its place either.
  expect(rows()).toEqual([
    { name: 'soil-2026', path: [] },
    { name: null, path: [] },
  ]);
  writer.missingResources([GONE, PROJECT], 0);
  expect(rows()).toEqual([
    { name: 'soil-2026', path: [] },
    { name: '', path: ['soil-2026'] },
  ]);
  expect(reader.feedDetail(ACCOUNT, 1).row.path).toEqual(['soil-2026']);
});
