import { create } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import { afterEach, expect, test } from 'vitest';
import {
  type Announcement,
  AnnouncementSchema,
} from '../../../gen/aruna/api/storage/services/v2/info_service_pb.ts';
import { createBell } from '../base/bell.ts';
import { defaultTiming } from '../base/timing.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import type { AosApi } from '../transport/api.ts';
import type { AnnouncementEvent } from './announcement-event.ts';
import { pollAnnouncements } from './announcements.ts';

const running = new Set<AbortController>();
afterEach(() => {
  for (const abort of running) abort.abort();
  running.clear();
});

const START = Date.UTC(2026, 5, 1);
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** The id of the n-th announcement: one a minute, before the clock starts. */
function id(n: number): string {
  let time = START - 100_000_000 + n * 60_000;
  let text = '';
  for (let i = 0; i < 10; i++) {
    text = `${digits[time % 32]}${text}`;
    time = Math.floor(time / 32);
  }
  return `${text}${String(n).padStart(16, '0')}`;
}

interface Page {
  startAfter: string;
  pageSize: bigint;
}

/** A server with announcements 1 … n, as AOS lists them: the newest first, `start_after` going to older ones. */
function setUp(n: number, known: bigint | null = null, most = 1_000) {
  let count = n;
  let error: ConnectError | null = null;
  const calls: string[] = [];
  const titles = new Map<string, string>();
  const clock = fakeClock(START);
  const abort = new AbortController();
  running.add(abort);
  const found: AnnouncementEvent[] = [];
  const read: string[][] = [];
  const info = {
    async getAnnouncements({ page: { startAfter, pageSize } }: { page: Page }) {
      calls.push(startAfter);
      if (error) throw error;
      const all = Array.from({ length: count }, (_, i) => id(count - i));
      const older = startAfter === '' ? all : all.filter((one) => one < startAfter);
      const announcements: Announcement[] = older
        .slice(0, Math.min(most, Number(pageSize)))
        .map((announcementId) =>
          create(AnnouncementSchema, { announcementId, title: titles.get(announcementId) ?? announcementId }),
        );
      return { announcements };
    },
  };
  const wake = createBell();
  void pollAnnouncements({
    api: { info, server: 'aos' } as unknown as AosApi,
    failing: () => {},
    subscription: 1,
    known,
    async found(events) {
      found.push(...events);
    },
    async read(events) {
      read.push(events.map(({ announcement }) => announcement.id));
    },
    clock,
    random: () => 0.99,
    timing: defaultTiming,
    wake,
    signal: abort.signal,
  });
  return {
    clock,
    calls,
    found,
    read,
    edit: (one: string, title: string) => titles.set(one, title),
    titles: () => found.map((event) => event.text),
    publish: (more: number) => {
      count += more;
    },
    fail: (next: ConnectError | null) => {
      error = next;
    },
    abort,
  };
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => id(from + i));

test('all of them are read at first, many pages of them, and come oldest first', async () => {
  const { clock, titles, calls, found } = setUp(730);
  await clock.advance(0);
  expect(titles()).toEqual(range(1, 730));
  // Eight pages, and one that is empty.
  expect(calls).toHaveLength(9);
  const sequences = found.map((event) => event.seq);
  expect(sequences).toEqual([...sequences].sort((a, b) => (a < b ? -1 : 1)));
});

test('later a poll reads one page only, and finds what is new once', async () => {
  const { clock, titles, calls, publish } = setUp(730);
  await clock.advance(0);
  const before = calls.length;
  await clock.advance(10 * defaultTiming.announcementPoll);
  expect(calls.length - before).toBe(10);
  publish(3);
  await clock.advance(defaultTiming.announcementPoll);
  expect(calls.length - before).toBe(11);
  expect(titles().slice(730)).toEqual(range(731, 733));
});

test('more new ones than a page holds are all found', async () => {
  const { clock, titles, publish, calls } = setUp(150);
  await clock.advance(0);
  publish(250);
  const before = calls.length;
  await clock.advance(defaultTiming.announcementPoll);
  expect(titles()).toEqual(range(1, 400));
  expect(calls.length - before).toBe(3);
});

test('after a restart only what is newer than the newest stored one is read', async () => {
  const first = setUp(600);
  await first.clock.advance(0);
  const known = first.found.at(-1)?.seq ?? null;
  const { clock, titles, calls } = setUp(605, known);
  await clock.advance(0);
  expect(calls).toHaveLength(1);
  // The newest stored one is found again, as there may be more of its millisecond: the store knows it.
  expect(titles()).toEqual(range(600, 605));
});

test('a stored time that is still to come does not hide what is published', async () => {
  const { clock, titles } = setUp(120, BigInt(START + 86_400_000) << 15n);
  await clock.advance(0);
  expect(titles()).toEqual(range(1, 120));
});

test('a server with smaller pages than asked for is read to the end', async () => {
  const { clock, titles } = setUp(95, null, 20);
  await clock.advance(0);
  expect(titles()).toEqual(range(1, 95));
});

test('errors wait longer and longer, and nothing is missing or doubled afterwards', async () => {
  const { clock, titles, calls, fail, found } = setUp(250);
  fail(new ConnectError('Internal error', Code.Internal));
  await clock.advance(3_600_000);
  expect(calls.length).toBeLessThan(75);
  expect(found).toEqual([]);
  fail(null);
  await clock.advance(60_000);
  expect(titles()).toEqual(range(1, 250));
});

test('it ends with the signal', async () => {
  const { clock, abort, calls } = setUp(5);
  await clock.advance(0);
  abort.abort();
  const before = calls.length;
  await clock.advance(10 * defaultTiming.announcementPoll);
  expect(calls).toHaveLength(before);
  expect(clock.timers).toBe(0);
});

test('what an announcement says is told when it is first read and when it changed, once each', async () => {
  const { clock, read, edit, found } = setUp(120);
  await clock.advance(0);
  expect(read.flat()).toHaveLength(120);
  await clock.advance(3 * defaultTiming.announcementPoll);
  expect(read.flat()).toHaveLength(120);
  edit(id(110), 'another title');
  await clock.advance(3 * defaultTiming.announcementPoll);
  expect(read.slice(1)).toEqual([[id(110)]]);
  expect(found).toHaveLength(120);
});

test('after a restart the newest page is told again, as it may have changed meanwhile', async () => {
  const first = setUp(150);
  await first.clock.advance(0);
  const { clock, read } = setUp(150, first.found.at(-1)?.seq ?? null);
  await clock.advance(0);
  expect(read).toEqual([range(51, 150).reverse()]);
});
