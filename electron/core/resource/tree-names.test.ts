import { create } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import { afterEach, expect, test } from 'vitest';
import { ResourceVariant, Status } from '../../../gen/aruna/api/storage/models/v2/models_pb.ts';
import {
  type ResourceWithPermission,
  ResourceWithPermissionSchema,
} from '../../../gen/aruna/api/storage/services/v2/search_service_pb.ts';
import { createBell } from '../base/bell.ts';
import { defaultTiming } from '../base/timing.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { type TestStore, testStore } from '../testing/store.ts';
import type { AosApi } from '../transport/api.ts';
import { createTreeNames } from './tree-names.ts';

const open: { abort: AbortController; store: TestStore }[] = [];
afterEach(async () => {
  const ended = open.splice(0);
  for (const { abort } of ended) abort.abort();
  await new Promise((resolve) => setImmediate(resolve));
  for (const store of new Set(ended.map((one) => one.store))) store[Symbol.dispose]();
});

const id = (n: number) => `01JABCDEFGHJKMNPQRSTVW${String(n).padStart(4, '0')}`;
const PROJECT = 0;
const DATASET = 1;
const OBJECTS = 250;

const link = (n: number, direction: number, resourceVariant: ResourceVariant) => ({
  relation: {
    case: 'internal' as const,
    value: { resourceId: id(n), definedVariant: 1, direction, resourceVariant },
  },
});

/** A project with a dataset, and in that many objects. */
function resource(n: number): ResourceWithPermission {
  const objects = Array.from({ length: OBJECTS }, (_, i) => link(2 + i, 2, ResourceVariant.OBJECT));
  const shared = { id: id(n), name: `name ${n}`, status: Status.AVAILABLE };
  if (n === PROJECT)
    return create(ResourceWithPermissionSchema, {
      resource: {
        resource: {
          case: 'project',
          value: { ...shared, relations: [link(DATASET, 2, ResourceVariant.DATASET)] },
        },
      },
    });
  if (n === DATASET)
    return create(ResourceWithPermissionSchema, {
      resource: {
        resource: {
          case: 'dataset',
          value: { ...shared, relations: [link(PROJECT, 1, ResourceVariant.PROJECT), ...objects] },
        },
      },
    });
  return create(ResourceWithPermissionSchema, {
    resource: {
      resource: {
        case: 'object',
        value: { ...shared, relations: [link(DATASET, 1, ResourceVariant.DATASET)] },
      },
    },
  });
}

function setUp() {
  const store = testStore();
  const clock = fakeClock();
  const calls: string[][] = [];
  const state = { behind: false, error: null as ConnectError | null };
  const search = {
    async getResources({ resourceIds }: { resourceIds: string[] }) {
      calls.push(resourceIds);
      if (state.error) throw state.error;
      return { resources: resourceIds.map((one) => resource(Number(one.slice(-4)))) };
    },
  };
  const watch = (n: number, subresources = true) =>
    store.writer.addSubscription(
      { kind: 'resource', resourceId: id(n), resourceKind: 'project', subresources },
      { from: 'now' },
      0,
    );
  function start() {
    const abort = new AbortController();
    open.push({ abort, store });
    const tree = createTreeNames({
      api: { search, server: 'aos' } as unknown as AosApi,
      store: store.remote,
      behind: () => state.behind,
      clock,
      random: () => 0.99,
      timing: defaultTiming,
      wake: createBell(),
      signal: abort.signal,
    });
    void tree.run();
    return { tree, abort };
  }
  const named = () => {
    const { n } = store.db.prepare("SELECT count(*) AS n FROM resource WHERE name <> ''").get() as {
      n: number;
    };
    return n;
  };
  return { store, clock, calls, state, watch, start, named };
}

test('the names of all that lies inside are learned from the top down, with their paths, at a bounded rate', async () => {
  const { store, clock, calls, watch, start, named } = setUp();
  watch(PROJECT);
  start();
  await clock.advance(0);
  expect(calls).toEqual([[id(PROJECT)]]);
  await clock.advance(1_999);
  expect(calls).toHaveLength(1);
  await clock.advance(1);
  expect(calls).toHaveLength(2);
  await clock.advance(60_000);
  expect(calls.map((ids) => ids.length)).toEqual([1, 1, 100, 100, 50]);
  expect(named()).toBe(2 + OBJECTS);
  const row = store.db.prepare('SELECT path, wanted FROM resource WHERE id = ?').get(id(7));
  expect(row).toEqual({ path: '["name 0","name 1"]', wanted: 0 });
});
test('each is read once: not again after a restart, and not where it is watched twice', async () => {
  const { clock, calls, watch, start } = setUp();
  watch(PROJECT);
  const { abort } = start();
  await clock.advance(60_000);
  const before = calls.length;
  abort.abort();
  await clock.advance(0);
  const { tree } = start();
  await clock.advance(60_000);
  expect(calls).toHaveLength(before);
  // What lies in it is known by now: only the two that have something inside are read again.
  watch(PROJECT);
  tree.kick();
  await clock.advance(60_000);
  expect(calls.slice(before).map((ids) => ids.length)).toEqual([1, 1]);
});
test('a restart goes on where the last one ended', async () => {
  const { store, clock, calls, watch, start, named } = setUp();
  watch(PROJECT);
  const { abort } = start();
  await clock.advance(4_500);
  expect(calls).toHaveLength(3);
  abort.abort();
  await clock.advance(0);
  store.restart();
  start();
  await clock.advance(60_000);
  expect(calls.map((ids) => ids.length)).toEqual([1, 1, 100, 100, 50]);
  expect(named()).toBe(2 + OBJECTS);
});
test('it waits while a backlog comes in, tries again when the server is away, and leaves out what it may not see', async () => {
  const { clock, calls, state, watch, start, named } = setUp();
  state.behind = true;
  watch(PROJECT);
  const { tree } = start();
  await clock.advance(60_000);
  expect(calls).toHaveLength(0);
  state.behind = false;
  state.error = new ConnectError('away', Code.Unavailable);
  await clock.advance(5_000);
  expect(calls).toHaveLength(1);
  state.error = null;
  await clock.advance(300_000);
  expect(named()).toBe(2 + OBJECTS);
  const before = calls.length;
  state.error = new ConnectError('no', Code.PermissionDenied);
  watch(PROJECT);
  tree.kick();
  await clock.advance(300_000);
  expect(calls).toHaveLength(before + 1);
});
test('what is watched without what lies inside is left alone', async () => {
  const { clock, calls, watch, start } = setUp();
  watch(PROJECT, false);
  start();
  await clock.advance(60_000);
  expect(calls).toHaveLength(0);
});
