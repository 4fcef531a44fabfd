/** The feed as a long list: what it asks the main process for. */
import type { EventRow, FeedQuery, Reply } from '../../../electron/ipc/contract.ts';
import { createList } from '../../list/list.ts';
import type { Range } from '../../list/rows.ts';
import { wholeFeed } from '../../query/feed-query.ts';
import { ask } from '../../state/bridge.ts';
import { fromDay } from './jump.ts';
import {
  type EventRef,
  type FeedCount,
  memberAt,
  type OpenBurst,
  piecesOf,
  shownAt,
  withOpen,
} from './open-bursts.ts';

/** An event, or a burst of them. */
export type FeedRow = EventRow & {
  /** It stands under the row of its opened burst, whose head this is. */
  readonly head?: EventRef;
};

export const refOf = (row: EventRef): EventRef => ({ account: row.account, id: row.id });
export const keyOfEvent = (ref: EventRef): string => `${ref.account}/${ref.id}`;
/** The row of a burst is not the row of the event that is its head. */
export const keyOfRow = (row: FeedRow): string => (row.burst ? `${keyOfEvent(row)}+` : keyOfEvent(row));

/** The heads of the bursts that are opened. What they come to is asked for with every count. */
const opened = new Map<string, EventRef>();

/** Counting begins so long after the rows were found, ms, unless others are asked for meanwhile. */
const QUIET = 150;
let loads = 0;

/** What the first page alone says of the count: all, when it is the only one. */
function countedSoFar(page: readonly FeedRow[], limit: number): FeedCount {
  const days: FeedCount['days'] = [];
  let total = 0;
  let unread = 0;
  for (const row of page) {
    const events = row.burst?.events ?? 1;
    total += events;
    unread += row.burst?.unread ?? (row.read ? 0 : 1);
    const start = new Date(row.time).setHours(0, 0, 0, 0);
    const day = days.at(-1);
    if (day?.start === start) {
      day.count += 1;
      day.events += events;
    } else days.push({ start, count: 1, events });
  }
  return { total, unread, rows: page.length, days, open: [], partial: page.length === limit };
}

async function openBursts(query: FeedQuery): Promise<OpenBurst[]> {
  const heads = [...opened.values()];
  if (heads.length === 0) return [];
  const reply = await ask('feed.bursts', { query, heads });
  if (!reply.ok) return [];
  return heads.flatMap((head, i) => {
    const found = reply.value[i];
    return found ? [{ head, ...found }] : [];
  });
}

async function counted(query: FeedQuery): Promise<Reply<FeedCount>> {
  const [count, open] = await Promise.all([ask('feed.count', query), openBursts(query)]);
  return count.ok ? { ok: true, value: withOpen(count.value, open) } : count;
}

async function page(query: FeedQuery, count: FeedCount, range: Range): Promise<Reply<FeedRow[]>> {
  if (count.open.length === 0) return ask('feed.page', { query, ...fromDay(count.days, range) });
  const replies = await Promise.all(
    piecesOf(count, range.offset, range.limit).map(
      async ({ key, offset, limit }): Promise<Reply<FeedRow[]>> => {
        if ('start' in key) return ask('feed.page', { query, offset: key.start + offset, limit });
        const { head } = key.burst;
        const reply = await ask('feed.burstPage', { query, head, offset, limit });
        return reply.ok ? { ok: true, value: reply.value.map((row) => ({ ...row, head })) } : reply;
      },
    ),
  );
  const failed = replies.find((reply) => !reply.ok);
  if (failed) return failed;
  return { ok: true, value: replies.flatMap((reply) => (reply.ok ? reply.value : [])) };
}

async function locate(query: FeedQuery, row: FeedRow): Promise<number | null> {
  const open = await openBursts(query);
  const { head } = row;
  const burst = head && open.find((one) => keyOfEvent(one.head) === keyOfEvent(head));
  if (burst) {
    const reply = await ask('feed.burstLocate', { query, event: refOf(row) });
    return reply.ok && reply.value !== null ? memberAt(open, burst, reply.value) : null;
  }
  const reply = await ask('feed.locate', { query, event: refOf(row) });
  return reply.ok && reply.value !== null ? shownAt(open, reply.value) : null;
}

export const feedList = createList<FeedQuery, FeedCount, FeedRow>(
  {
    load: async (query, range, early) => {
      const mine = ++loads;
      if (opened.size === 0 && early) {
        const rows = await ask('feed.page', { query, ...range });
        if (!rows.ok) return rows;
        const found = { count: countedSoFar(rows.value, range.limit), page: rows.value };
        early(found);
        // Somebody who types on looks at rows, not at counts; and what they do not wait for does not slow the rows down.
        await new Promise((resolve) => setTimeout(resolve, QUIET));
        if (mine !== loads) return { ok: true, value: found };
        const count = await counted(query);
        return count.ok ? { ok: true, value: { count: count.value, page: rows.value } } : count;
      }
      const count = await counted(query);
      if (!count.ok) return count;
      const rows = await page(query, count.value, range);
      return rows.ok ? { ok: true, value: { count: count.value, page: rows.value } } : rows;
    },
    count: counted,
    page,
    locate,
    keyOf: keyOfRow,
  },
  wholeFeed,
);

export const isOpened = (head: EventRef): boolean => opened.has(keyOfEvent(head));

/** Opens or closes the burst of a head; the row the keys act on is then the burst's. */
async function setOpened(head: EventRef, open: boolean): Promise<void> {
  const key = keyOfEvent(head);
  if (opened.has(key) === open) return;
  if (open) opened.set(key, refOf(head));
  else opened.delete(key);
  await feedList.refresh();
  for (const [index, row] of feedList.store.getState().rows.at)
    if (row.burst && keyOfEvent(row) === key) feedList.setCursor(index);
}

export function openBurst(row: FeedRow): void {
  if (row.burst) void setOpened(row, true);
}

/** Closes the burst that a row is, or that it stands under. */
export function closeBurst(row: FeedRow): void {
  void setOpened(row.head ?? row, false);
}

export function toggleBurst(row: FeedRow): void {
  void setOpened(row, !isOpened(row));
}

/** Shows another query from its top. It has other bursts: none is open. */
export function showQuery(query: FeedQuery): Promise<void> {
  opened.clear();
  return feedList.setQuery(query);
}
