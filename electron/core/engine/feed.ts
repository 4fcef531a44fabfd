import { randomUUID } from 'node:crypto';
import type { Clock } from '../base/clock.ts';
import type { EventDetail, EventRef, FeedQuery } from '../model/event.ts';
import type { ExportFormat } from '../model/feed-export.ts';
import { byAccount } from './by-account.ts';
import { exportText } from './export-text.ts';
import type { Registry } from './registry.ts';

/** Marking all that match goes in steps of so many, so that the store stays free for events in between. */
const STEP = 5_000;

/** What was last marked by a filter, by account, so that exactly that can be undone. */
interface Marked {
  token: string;
  read: boolean;
  ids: Map<string, Float64Array>;
}

/** The feed over all accounts: what is shown, marked and exported. */
export function createFeed(registry: Registry, clock: Clock, hidesDerived: () => boolean) {
  const { read, session } = registry;
  let lastMarked: Marked | null = null;
  /** What is asked for, without what the person does not want to see. */
  const shown = (query: FeedQuery): FeedQuery => (hidesDerived() ? { ...query, derived: false } : query);

  function portalPage(account: string, resourceId: string): string | null {
    const portal = registry.record(account)?.portal;
    return portal === undefined ? null : `${portal}/objects/${encodeURIComponent(resourceId)}`;
  }

  return {
    portalPage,
    feedCount: (query: FeedQuery) => read().feedCount(shown(query)),
    feedPage: (query: FeedQuery, offset: number, limit: number, before: number | null = null) =>
      read().feedPage(shown(query), offset, limit, before),
    feedActivity: (query: FeedQuery) => read().feedActivity(shown(query), clock.now()),
    feedLocate: (query: FeedQuery, event: EventRef) => read().feedLocate(shown(query), event),
    burstPlaces: (query: FeedQuery, heads: EventRef[]) => read().burstPlaces(shown(query), heads),
    burstPage: (query: FeedQuery, head: EventRef, offset: number, limit: number) =>
      read().burstPage(shown(query), head, offset, limit),
    burstLocate: (query: FeedQuery, event: EventRef) => read().burstLocate(shown(query), event),
    burstEvents: (query: FeedQuery, heads: EventRef[]) => read().burstEvents(shown(query), heads),

    async feedDetail({ account, id }: EventRef): Promise<EventDetail> {
      const detail = await read().feedDetail(account, id);
      const { resourceId } = detail.row;
      return { ...detail, portal: resourceId === null ? null : portalPage(account, resourceId) };
    },

    async markRead(
      which: EventRef[] | FeedQuery,
      value: boolean,
    ): Promise<{ changed: number; undo: string | null }> {
      let changed = 0;
      if (Array.isArray(which)) {
        for (const [account, refs] of byAccount<EventRef>(which)) {
          changed += await session(account).markRead(
            refs.map((r) => r.id),
            value,
          );
        }
        return { changed, undo: null };
      }
      const marked: Marked = { token: randomUUID(), read: value, ids: new Map() };
      for (const s of registry.sessions()) {
        if (which.account !== null && which.account !== s.id) continue;
        const ids = await read().feedUnlike(shown(which), s.id, value);
        marked.ids.set(s.id, Float64Array.from(ids));
        for (let n = 0; n < ids.length; n += STEP) changed += await s.markRead(ids.slice(n, n + STEP), value);
      }
      lastMarked = marked;
      return { changed, undo: marked.token };
    },

    async undoMarkRead(token: string): Promise<{ changed: number }> {
      const marked = lastMarked;
      if (marked?.token !== token) return { changed: 0 };
      lastMarked = null;
      let changed = 0;
      for (const [account, ids] of marked.ids) {
        for (let n = 0; n < ids.length; n += STEP)
          changed += await session(account).markRead([...ids.subarray(n, n + STEP)], !marked.read);
      }
      return { changed };
    },

    exportFeed: (query: FeedQuery, format: ExportFormat, signal: AbortSignal) =>
      exportText(
        {
          page: (after, limit) => read().feedAfter(shown(query), after, limit),
          label: (account) => registry.record(account)?.label ?? '',
        },
        format,
        signal,
      ),
  };
}
