import { create } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import { expect, test } from 'vitest';
import { PermissionLevel, Status } from '../../../gen/aruna/api/storage/models/v2/models_pb.ts';
import {
  type ResourceWithPermission,
  ResourceWithPermissionSchema,
} from '../../../gen/aruna/api/storage/services/v2/search_service_pb.ts';
import { createBell } from '../base/bell.ts';
import { defaultTiming } from '../base/timing.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { incoming } from '../testing/messages.ts';
import { usedStore } from '../testing/used-store.ts';
import type { AosApi } from '../transport/api.ts';
import { createResolver } from './resolver.ts';

const id = (n: number) => `01JABCDEFGHJKMNPQRSTVWX${String(n).padStart(3, '0')}`;
const object = (
  n: number,
  name: string,
  parent?: number,
  contentLen = 1n,
  more: { status?: Status; permission?: PermissionLevel } = {},
): ResourceWithPermission =>
  create(ResourceWithPermissionSchema, {
    permission: more.permission ?? PermissionLevel.UNSPECIFIED,
    resource: {
      resource: {
        case: 'object',
        value: {
          id: id(n),
          name,
          contentLen,
          status: more.status ?? Status.AVAILABLE,
          relations: parent === undefined ? [] : [belongsTo(parent)],
        },
      },
    },
  });
const belongsTo = (parent: number) => ({
  relation: { case: 'internal' as const, value: { resourceId: id(parent), definedVariant: 1, direction: 1 } },
});

function setUp(known: ResourceWithPermission[], wanted: number[]) {
  const { store, abort } = usedStore();
  const clock = fakeClock();
  store.writer.commit(wanted.map((n) => incoming({ seq: BigInt(n), resourceId: id(n) })));
  const byId = new Map(known.map((r) => [r.resource?.resource.value?.id, r]));
  const calls = { many: 0 };
  const confidential = new Set<string>();
  let away = false;
  const search = {
    async getResources({ resourceIds }: { resourceIds: string[] }) {
      calls.many++;
      if (away) throw new ConnectError('away', Code.Unavailable);
      // All or nothing, as the server does it.
      if (resourceIds.some((r) => confidential.has(r))) throw new ConnectError('', Code.InvalidArgument);
      if (resourceIds.some((r) => !byId.has(r))) throw new ConnectError('unknown', Code.NotFound);
      return { resources: resourceIds.flatMap((r) => byId.get(r) ?? []) };
    },
  };
  const resolver = createResolver({
    api: { search, server: 'aos' } as unknown as AosApi,
    store: store.remote,
    behind: () => false,
    named: () => {},
    learnt: () => {},
    clock,
    random: () => 0.99,
    timing: defaultTiming,
    wake: createBell(),
    signal: abort.signal,
  });
  void resolver.run();
  const learn = (resource: ResourceWithPermission) =>
    byId.set(resource.resource?.resource.value?.id, resource);
  const ask = (n: number) => {
    store.writer.commit([incoming({ seq: BigInt(1_000 + n), resourceId: id(n) })]);
    resolver.kick();
  };
  const names = () =>
    Object.fromEntries(
      (
        store.db.prepare('SELECT id, name, path FROM resource').all() as {
          id: string;
          name: string | null;
          path: string;
        }[]
      ).map((r) => [Number(r.id.slice(-3)), [r.name, ...(JSON.parse(r.path) as string[])]]),
    );
  const goAway = (value: boolean) => {
    away = value;
  };
  const row = (n: number) =>
    store.db
      .prepare('SELECT name, path, parent, permission, deleted, wanted FROM resource WHERE id = ?')
      .get(id(n));
  return { clock, names, calls, goAway, confidential, learn, ask, row, store };
}

test('names are asked for together, with the names of what they lie in', async () => {
  const { clock, names, calls } = setUp([object(1, 'a', 9), object(2, 'b', 9), object(9, 'soil')], [1, 2]);
  await clock.advance(0);
  expect(names()).toEqual({ 1: ['a', 'soil'], 2: ['b', 'soil'], 9: ['soil'] });
  expect(calls).toEqual({ many: 2 });
});

test('one unknown id fails the call for all: the others are named all the same, and it has no name', async () => {
  const { clock, names } = setUp([object(1, 'a'), object(3, 'c')], [1, 2, 3]);
  await clock.advance(0);
  expect(names()).toEqual({ 1: ['a'], 2: [''], 3: ['c'] });
});

test('a server that is away: asked again later, and nothing is taken for unknown', async () => {
  const { clock, names, goAway } = setUp([object(1, 'a')], [1]);
  goAway(true);
  await clock.advance(5_000);
  expect(names()).toEqual({ 1: [null] });
  goAway(false);
  await clock.advance(60_000);
  expect(names()).toEqual({ 1: ['a'] });
});

test('absurd sizes and names of one resource do not keep the others nameless', async () => {
  const { clock, names } = setUp(
    [object(1, 'x'.repeat(10_000), undefined, -1n), object(2, 'b', undefined, 2n ** 63n - 1n)],
    [1, 2],
  );
  await clock.advance(0);
  expect(names()[2]).toEqual(['b']);
  expect(names()[1]?.[0]).toHaveLength(500);
});

test('resources that lie in each other do not go round forever', async () => {
  const { clock, names, calls } = setUp([object(1, 'a', 2), object(2, 'b', 1)], [1]);
  await clock.advance(0);
  expect(names()[1]?.[0]).toBe('a');
  expect(calls.many).toBeLessThan(10);
});

test('a confidential resource costs its own name, and is not said to be deleted', async () => {
  const { clock, names, confidential, row, calls } = setUp([object(1, 'a'), object(3, 'c')], [1, 2, 3]);
  confidential.add(id(2));
  await clock.advance(0);
  expect(names()).toEqual({ 1: ['a'], 2: [null], 3: ['c'] });
  expect(row(2)).toMatchObject({ deleted: 0, wanted: 0 });
  const before = calls.many;
  await clock.advance(600_000);
  expect(calls.many).toBe(before);
});

test('NONE in a list may be an inherited permission: it is not kept, and what is known stays', async () => {
  const { clock, row, learn, ask, store } = setUp(
    [object(1, 'a', undefined, 1n, { permission: PermissionLevel.NONE })],
    [1],
  );
  await clock.advance(0);
  expect(row(1)).toMatchObject({ name: 'a', permission: null });
  store.db.prepare("UPDATE resource SET permission = 'write' WHERE id = ?").run(id(1));
  learn(object(1, 'b', undefined, 1n, { permission: PermissionLevel.NONE }));
  ask(1);
  await clock.advance(0);
  expect(row(1)).toMatchObject({ name: 'b', permission: 'write' });
});

test('a deleted resource no longer lies in anything: the last known path stays', async () => {
  const { clock, row, learn, ask, store } = setUp([object(1, 'assembly', 9), object(9, 'soil')], [1]);
  await clock.advance(0);
  learn(object(1, 'assembly', undefined, 1n, { status: Status.DELETED }));
  ask(1);
  await clock.advance(0);
  expect(row(1)).toMatchObject({ path: '["soil"]', parent: id(9), deleted: 1 });
  const found = store.db
    .prepare("SELECT id FROM resource_text WHERE resource_text MATCH 'assembly soil'")
    .all();
  expect(found).toHaveLength(1);
});
