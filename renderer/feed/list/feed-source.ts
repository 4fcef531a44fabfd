/** The requests of the feed to the main process. */
import type { FeedQuery, Reply } from '../../../electron/ipc/contract.ts';
import type { ListSource, Loaded } from '../../list/list.ts';
import type { Range } from '../../list/rows.ts';
import { ask } from '../../state/bridge.ts';
import { type FeedRow, keyOfEvent, keyOfRow, keyOfWhole, refOf } from './feed-row.ts';
import { countedSoFar } from './first-count.ts';
import { fromDay } from './jump.ts';
import { newAbove } from './new-above.ts';
import {
  type EventRef,
  type FeedCount,
  memberAt,
  type OpenBurst,
  piecesOf,
  shownAt,
  withOpen,
} from './open-bursts.ts';

/** Delay of the count after the rows, ms; a new query in the meantime cancels it. */
const COUNT_AFTER_MS = 150;

type Heads = () => readonly EventRef[];

/** The current places and sizes of expanded bursts. */
async function openBursts(query: FeedQuery, heads: readonly EventRef[]): Promise<OpenBurst[]> {
  if (heads.length === 0) return [];
  const reply = await ask('feed.bursts', { query, heads: [...heads] });
  if (!reply.ok) return [];
  return heads.flatMap((head, i) => {
    const found = reply.value[i];
    return found ? [{ head, ...found }] : [];
  });
}

async function countFeed(query: FeedQuery, heads: readonly EventRef[]): Promise<Reply<FeedCount>> {
  const [count, open] = await Promise.all([ask('feed.count', query), openBursts(query, heads)]);
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

async function locate(query: FeedQuery, row: FeedRow, heads: readonly EventRef[]): Promise<number | null> {
  const open = await openBursts(query, heads);
  const { head } = row;
  const burst = head && open.find((one) => keyOfEvent(one.head) === keyOfEvent(head));
  if (burst) {
    const reply = await ask('feed.burstLocate', { query, event: refOf(row) });
    return reply.ok && reply.value !== null ? memberAt(open, burst, reply.value) : null;
  }
  const reply = await ask('feed.locate', { query, event: refOf(row) });
  return reply.ok && reply.value !== null ? shownAt(open, reply.value) : null;
}

/** `heads` returns the heads of the expanded bursts; their sizes are requested with every count. */
export function createFeedSource(heads: Heads): ListSource<FeedQuery, FeedCount, FeedRow> {
  let loads = 0;

  async function load(
    query: FeedQuery,
    range: Range,
    early?: (found: Loaded<FeedCount, FeedRow>) => void,
  ): Promise<Reply<Loaded<FeedCount, FeedRow>>> {
    const mine = ++loads;
    if (heads().length > 0) {
      const count = await countFeed(query, heads());
      if (!count.ok) return count;
      const rows = await page(query, count.value, range);
      return rows.ok ? { ok: true, value: { count: count.value, page: rows.value } } : rows;
    }
    if (!early) {
      // Both at once: what comes between them is told of, and asked for, again.
      const [count, rows] = await Promise.all([countFeed(query, []), ask('feed.page', { query, ...range })]);
      if (!count.ok) return count;
      return rows.ok ? { ok: true, value: { count: count.value, page: rows.value } } : rows;
    }
    const rows = await ask('feed.page', { query, ...range });
    if (!rows.ok) return rows;
    const found = { count: countedSoFar(rows.value, range.limit), page: rows.value };
    early(found);
    // While a person is typing, only the rows matter, and counting must not slow them down.
    await new Promise((resolve) => setTimeout(resolve, COUNT_AFTER_MS));
    if (mine !== loads) return { ok: true, value: found };
    const count = await countFeed(query, heads());
    return count.ok ? { ok: true, value: { count: count.value, page: rows.value } } : count;
  }

  return {
    load,
    count: (query) => countFeed(query, heads()),
    page,
    locate: (query, row) => locate(query, row, heads()),
    keyOf: keyOfRow,
    wholeOf: keyOfWhole,
    newAbove,
  };
}
