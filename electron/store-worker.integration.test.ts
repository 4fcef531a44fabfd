/** That the inbox search looks into what the screens show: the store's threads hand their words to core's reader. */

import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { InboxQuery } from './core/model/notification.ts';
import { startReader } from './core/store/thread/thread.ts';
import { createWriterThreads } from './core/store/thread/writer-threads.ts';
import type { FetchedNotification } from './core/store/write/write-notifications.ts';
import { type FakeClock, fakeClock } from './core/testing/fake-clock.ts';
import { ACCOUNT, tempFolder } from './core/testing/store.ts';

const worker = new URL('./store-worker.source.mjs', import.meta.url);
const ID = (n: number) => `01JABCDEFGHJKMNPQRSTVWX${String(n).padStart(3, '0')}`;
const real: FetchedNotification[] = [
  {
    id: ID(1),
    kind: 1,
    time: 1,
    message: `Ada (${ID(101)}) requests access for PROJECT soil (${ID(300)})`,
    userId: ID(101),
    userName: 'Ada',
    resourceId: ID(300),
    resourceName: 'soil',
  },
  {
    id: ID(2),
    kind: 2,
    time: 2,
    message: `Permission granted for Böden (${ID(301)})`,
    userId: null,
    userName: null,
    resourceId: ID(301),
    resourceName: 'Böden',
  },
  {
    id: ID(3),
    kind: 0,
    time: 3,
    message: `Something about ${ID(101)} that nobody knows`,
    userId: ID(103),
    userName: 'Eve',
    resourceId: ID(203),
    resourceName: 'soil-2026',
  },
];

/** Whether somebody looks, and the clock by which the reader's threads rest. */
const isAttended = vi.fn(() => true);
let clock: FakeClock;

/** The threads as the app starts them, on a file with these notifications. */
async function setUp() {
  const folder = tempFolder();
  const path = join(folder, 'account.sqlite');
  const writer = await createWriterThreads(worker).open(path, 0, () => {});
  clock = fakeClock();
  const reader = await startReader(worker, () => {}, { clock, isAttended });
  onTestFinished(async () => {
    await reader.close();
    await writer.close();
    rmSync(folder, { recursive: true, force: true });
  });
  await writer.putNotifications(real, 0);
  await reader.attach(ACCOUNT, path);
  return reader;
}

const cases: [what: string, locale: string, text: string, expected: number[]][] = [
  ['the words that are shown', 'en', 'access project', [1]],
  ['the same in German', 'de', 'bittet Projekt', [1]],
  ['no words of another language', 'en', 'bittet', []],
  ['no words that only the server uses', 'en', 'permission', []],
  ['letters of any case', 'de', 'BÖDEN', [2]],
  ['a text that is shown as it came', 'en', 'nobody knows', [3]],
  ['an id in it, which is not shown', 'en', ID(101), [1]],
];

test('the inbox finds what is shown, in the language it is shown in', async () => {
  const reader = await setUp();
  for (const [what, locale, text, expected] of cases) {
    const query: InboxQuery = { account: null, view: 'open', kinds: [], text };
    const found = (await reader.inboxPage(query, 0, 10, locale)).map((row) => row.id);
    expect(found, what).toEqual(expected.map(ID));
    const step = { after: 0, end: await reader.inboxEnd(ACCOUNT), limit: 10 };
    const stepped = await reader.inboxStep(ACCOUNT, query, step, locale);
    expect(stepped.map(({ id }) => id).sort(), what).toEqual([...found].sort());
    expect((await reader.inboxCount(query, locale)).total, what).toBe(expected.length);
  }
});

/** How many threads this process has; the reader's are Node's workers. */
const threads = () => readdirSync('/proc/self/task').length;

test.runIf(process.platform === 'linux')(
  'the threads of the reader end while nobody looks and nothing is read, and the next read starts them again',
  async () => {
    const reader = await setUp();
    const query: InboxQuery = { account: null, view: 'open', kinds: [], text: '' };
    const read = async () => [
      (await reader.inboxPage(query, 0, 10, 'en')).length,
      (await reader.inboxCount(query, 'en')).total,
    ];
    expect(await read()).toEqual([3, 3]);
    const both = threads();
    await clock.advance(60_000);
    expect(threads()).toBe(both);
    isAttended.mockReturnValue(false);
    await clock.advance(15_000);
    await vi.waitFor(() => expect(threads()).toBeLessThanOrEqual(both - 2), 5_000);
    const [one, other] = await Promise.all([read(), read()]);
    expect(one).toEqual([3, 3]);
    expect(other).toEqual([3, 3]);
    await reader.detach(ACCOUNT);
    await clock.advance(15_000);
    expect(await read()).toEqual([0, 0]);
    await reader.close();
    await expect(reader.inboxPage(query, 0, 10, 'en')).rejects.toThrow(/database-stopped/);
  },
);
