import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder, testStore } from '../../testing/store.ts';
import { openDatabase } from '../schema/sqlite.ts';
import { openWriter } from './writer.ts';

const target = { kind: 'resource', resourceId: 'P', resourceKind: 'project', subresources: true } as const;
const everything = { from: 'everything' } as const;

function watched() {
  const store = testStore();
  onTestFinished(() => store[Symbol.dispose]());
  const id = store.writer.addSubscription(target, { from: 'now' }, 1);
  store.writer.setConsumer(id, 'RECORD');
  store.writer.setPresentation(id, { label: 'Soil', icon: 'leaf', alerts: 'important' });
  store.writer.setMuted(id, true);
  store.writer.setPosition(id, 4);
  return { store, id };
}

test('another subscription takes the place of one, looks like it, and its record is to be deleted', () => {
  const { store, id } = watched();
  const next = store.writer.replaceSubscription(id, target, everything, 2);
  expect(next).not.toBe(id);
  const look = { label: 'Soil', icon: 'leaf', alerts: 'important', muted: true, paused: false, position: 4 };
  expect(store.writer.subscriptions()).toMatchObject([
    { id: next, target, start: everything, consumer: null, createdAt: 2, ...look },
  ]);
  expect(store.writer.removals()).toEqual(['RECORD']);
});

test('the record stays as a witness while a consumer may have a reader, as when it is removed', () => {
  const { store, id } = watched();
  store.writer.putLiveConsumer('LIVE', id, 1);
  store.writer.replaceSubscription(id, target, everything, 2);
  expect(store.writer.witnesses()).toMatchObject([{ id: 'RECORD', target }]);
  expect(store.writer.retiredConsumers()).toMatchObject([{ id: 'LIVE', target }]);
  expect(store.writer.removals()).toEqual([]);
});

test('killed between the removal of the old one and the new one, the old one is still there', async () => {
  const folder = tempFolder();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'account.sqlite');
  const before = openWriter(path, 0);
  const id = before.addSubscription(target, { from: 'now' }, 1);
  before.setConsumer(id, 'RECORD');
  before.close();
  // Inserting the new one never ends: the process is killed at exactly that moment.
  const db = openDatabase(path);
  db.exec(`CREATE TRIGGER never BEFORE INSERT ON subscription BEGIN
    SELECT count(*) FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n); END`);
  db.close();
  const script = `
    const { openWriter } = await import(${JSON.stringify(new URL('./writer.ts', import.meta.url).href)});
    const writer = openWriter(${JSON.stringify(path)}, 0);
    console.log('begins');
    writer.replaceSubscription(${id}, ${JSON.stringify(target)}, ${JSON.stringify(everything)}, 2);
    console.log('done');`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await once(child.stdout.setEncoding('utf8'), 'data');
  expect(said).toBe('begins\n');
  await new Promise((resolve) => setTimeout(resolve, 200));
  child.kill('SIGKILL');
  await once(child, 'exit');
  const after = openWriter(path, 0);
  onTestFinished(() => after.close());
  expect(after.subscriptions()).toMatchObject([{ id, consumer: 'RECORD', start: { from: 'now' } }]);
});
