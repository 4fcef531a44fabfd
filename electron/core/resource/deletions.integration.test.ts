import { once } from 'node:events';
import { createServer, type ServerHttp2Session } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { connectNodeAdapter } from '@connectrpc/connect-node';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../base/clock.ts';
import { childId, parentUpdated, plant, searchService, startDeletions } from '../testing/deletions.ts';
import { eventually } from '../testing/harness.ts';
import { asked } from '../testing/queries.ts';
import { testStore } from '../testing/store.ts';
import { connectApi } from '../transport/api.ts';

test('over gRPC: a deletion below what is watched is found, once, over a restart and a refused id', async () => {
  const store = testStore();
  plant(store, 150);
  const known = new Set(Array.from({ length: 150 }, (_, n) => childId(n)));
  const deleted = new Set<string>();
  const { routes, calls } = searchService(known, deleted);
  const server = createServer(connectNodeAdapter({ routes }));
  const sessions = new Set<ServerHttp2Session>();
  server.on('session', (session) => sessions.add(session));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const api = connectApi({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    protocol: 'grpc',
    token: () => 'a.b.c',
    fetch: globalThis.fetch,
    callTimeout: 5_000,
  });
  let running = startDeletions(store, api, systemClock);
  onTestFinished(async () => {
    await running.stop();
    api.reset();
    for (const session of sessions) session.destroy();
    server.close();
    store[Symbol.dispose]();
  });
  const rows = () => store.reader.feedPage(asked('action:deleted'), 0, 9);

  known.delete(childId(20));
  deleted.add(childId(21));
  store.writer.commit([parentUpdated(Date.now())]);
  running.kick();
  await eventually('the deletion', () => rows().length === 1);
  expect(rows()).toMatchObject([{ name: 'object 0021', path: ['soil', 'raw'] }]);

  await running.stop();
  store.restart();
  running = startDeletions(store, api, systemClock);
  deleted.add(childId(140));
  store.writer.commit([parentUpdated(Date.now())]);
  running.kick();
  await eventually('the next deletion', () => rows().length > 1);
  expect(rows().map((row) => row.resourceId)).toEqual([childId(140), childId(21)]);
  expect(running.added()).toHaveLength(1);
  expect(calls.every((ids) => ids.length <= 100)).toBe(true);
});
