import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openInbox } from '../../core/testing/harness.ts';
import type { FeedQuery, InboxQuery } from '../../ipc/contract.ts';
import { wordsFor } from '../../words/languages.ts';
import { createExports, maxCopied } from './save-export.ts';

const folder = mkdtempSync(join(tmpdir(), 'aruna-notify-'));
afterEach(() => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
});
const query = { are: 'events', query: {} as FeedQuery } as const;

function setUp(total: number, file: string | null = join(folder, 'events.csv')) {
  const copied: string[] = [];
  const progress: number[] = [];
  const suggested: string[] = [];
  const asked: InboxQuery[] = [];
  const made = createExports({
    words: wordsFor('en'),
    engine: {
      feedCount: async () => ({ total, unread: 0, rows: total, days: [] }),
      async *exportFeed(_query, _format, _standIn, signal) {
        for (let n = 0; n < total && !signal.aborted; n += 10) yield { text: 'x\n'.repeat(10), rows: 10 };
      },
      inboxCount: async (inboxQuery) => {
        asked.push(inboxQuery);
        return { total: 1, rows: 1, kinds: [] };
      },
      async *exportHistory(inboxQuery, format) {
        asked.push(inboxQuery);
        yield { text: `${format}\n`, rows: 1 };
      },
    },
    choose: async (name) => {
      suggested.push(name);
      return file;
    },
    copy: (text) => copied.push(text),
    progress: ({ done }) => {
      progress.push(done);
      if (done >= 500) made.cancel();
    },
  });
  return { made, copied, progress, suggested, asked };
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
test('the history of the inbox is written in the same way, and nothing but the history', async () => {
  const { made, progress, suggested, asked } = setUp(0);
  const saved = await made.run({ are: 'history', query: { ...openInbox, text: 'soil' } }, 'jsonl');
  expect(saved).toEqual({ outcome: 'saved', rows: 1, file: 'events.csv' });
  expect(readFileSync(join(folder, 'events.csv'), 'utf8')).toBe('jsonl\n');
  expect(suggested).toEqual(['inbox-history.jsonl']);
  expect(progress).toEqual([0, 1]);
  expect(asked.map(({ view, text }) => [view, text])).toEqual([
    ['history', 'soil'],
    ['history', 'soil'],
  ]);
});
