import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../../testing/store.ts';
import { createWriterThreads } from './writer-threads.ts';

const worker = new URL('../../../store-worker.source.mjs', import.meta.url);
const noDamage = () => expect.fail('nothing is damaged');

function setUp() {
  const folder = tempFolder();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const threads = createWriterThreads(worker);
  return { open: (name: string) => threads.open(join(folder, name), 0, noDamage) };
}

test('ten accounts write at once through two threads, each into its own database, and may be closed and opened in any order', async () => {
  const { open } = setUp();
  const names = Array.from({ length: 10 }, (_, n) => `${n}.sqlite`);
  const writers = await Promise.all(names.map(open));
  const target = { kind: 'announcements' } as const;
  for (let n = 0; n < 10; n++)
    await Promise.all(writers.slice(n).map((writer) => writer.addSubscription(target, { from: 'now' }, n)));
  await Promise.all(writers.slice(0, 9).map((writer) => writer.close()));
  await expect(writers[0]?.subscriptions()).rejects.toThrow(/database-stopped/);
  expect(await writers[9]?.subscriptions()).toHaveLength(10);
  const again = await Promise.all(names.slice(0, 9).map(open));
  const found = await Promise.all(again.map((writer) => writer.subscriptions()));
  expect(found.map((list) => list.length)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  await Promise.all([...again, writers[9]].map((writer) => writer?.close()));
  const last = await open('9.sqlite');
  expect(await last.subscriptions()).toHaveLength(10);
  await last.close();
});

test('a database that cannot be opened leaves the others of its thread alone', async () => {
  const { open } = setUp();
  const writers = await Promise.all(['a.sqlite', 'b.sqlite'].map(open));
  await expect(open('missing/c.sqlite')).rejects.toThrow(/data-read-only/);
  for (const writer of writers) expect(await writer.subscriptions()).toEqual([]);
  await Promise.all(writers.map((writer) => writer.close()));
});
