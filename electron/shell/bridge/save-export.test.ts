import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { FeedQuery } from '../../ipc/contract.ts';
import { wordsFor } from '../../words/languages.ts';
import { createExports, maxCopied } from './save-export.ts';

const folder = mkdtempSync(join(tmpdir(), 'aruna-notify-'));
afterEach(() => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
});
const query = {} as FeedQuery;

function setUp(total: number, file: string | null = join(folder, 'events.csv')) {
  const copied: string[] = [];
  const progress: number[] = [];
  const made = createExports({
    words: wordsFor('en'),
    engine: {
      feedCount: async () => ({ total, unread: 0, rows: total, days: [] }),
      async *exportFeed(_query, _format, _standIn, signal) {
        for (let n = 0; n < total && !signal.aborted; n += 10) yield { text: 'x\n'.repeat(10), rows: 10 };
      },
    },
    choose: async () => file,
    copy: (text) => copied.push(text),
    progress: ({ done }) => {
      progress.push(done);
      if (done >= 500) made.cancel();
    },
  });
  return { made, copied, progress };
}

test('a file is written completely, with progress', async () => {
  const { made, progress } = setUp(40);
  expect(await made.run(query, 'csv')).toEqual({ outcome: 'saved', rows: 40, file: 'events.csv' });
  expect(readFileSync(join(folder, 'events.csv'), 'utf8')).toBe('x\n'.repeat(40));
  expect(progress).toEqual([0, 10, 20, 30, 40]);
});
test('a cancelled export leaves nothing behind', async () => {
  const { made } = setUp(100_000);
  expect(await made.run(query, 'csv')).toEqual({ outcome: 'cancelled' });
  expect(readdirSync(folder)).toEqual([]);
});
test('nothing happens when no file is chosen', async () => {
  const { made, progress } = setUp(40, null);
  expect(await made.run(query, 'jsonl')).toEqual({ outcome: 'cancelled' });
  expect(progress).toEqual([]);
});
test('a file that cannot be written is a problem the person can read', async () => {
  const { made } = setUp(40, join(folder, 'missing', 'events.csv'));
  await expect(made.run(query, 'csv')).rejects.toMatchObject({ kind: 'storage' });
});
test('the clipboard takes only as many events as are of use there', async () => {
  const few = setUp(20);
  expect(await few.made.run(query, 'clipboard')).toEqual({ outcome: 'copied', rows: 20 });
  expect(few.copied).toEqual(['x\n'.repeat(20)]);
  const many = setUp(maxCopied + 10);
  await expect(many.made.run(query, 'clipboard')).rejects.toMatchObject({ kind: 'rejected' });
  expect(many.copied).toEqual([]);
});
