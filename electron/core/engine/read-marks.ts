import { randomUUID } from 'node:crypto';
import type { EventRef, FeedQuery } from '../model/event.ts';
import { byAccount } from './by-account.ts';
import type { Registry } from './registry.ts';

/** Marking all that match goes in steps of this many, so that the store stays free for events in between. */
const STEP = 5_000;

/** What was last marked by a filter, by account, so that exactly that can be undone. */
interface Marked {
  token: string;
  read: boolean;
  ids: Map<string, Float64Array>;
}

/** Marking events of all accounts as read or unread. @param shown gives the part of a query that the person sees. */
export function createReadMarks(registry: Registry, shown: (query: FeedQuery) => FeedQuery) {
  const { read, session } = registry;
  let lastMarked: Marked | null = null;

  /** Gives how many changed. */
  async function markInSteps(account: string, ids: Float64Array, value: boolean): Promise<number> {
    let changed = 0;
    for (let n = 0; n < ids.length; n += STEP)
      changed += await session(account).markRead([...ids.subarray(n, n + STEP)], value);
    return changed;
  }

  async function markThese(events: EventRef[], value: boolean): Promise<number> {
    let changed = 0;
    for (const [account, refs] of byAccount<EventRef>(events)) {
      const ids = refs.map(({ id }) => id);
      changed += await session(account).markRead(ids, value);
    }
    return changed;
  }

  async function markMatching(query: FeedQuery, value: boolean): Promise<{ changed: number; undo: string }> {
    const marked: Marked = { token: randomUUID(), read: value, ids: new Map() };
    let changed = 0;
    for (const { id } of registry.sessions()) {
      if (query.account !== null && query.account !== id) continue;
      const ids = Float64Array.from(await read().feedUnlike(shown(query), id, value));
      marked.ids.set(id, ids);
      changed += await markInSteps(id, ids, value);
    }
    lastMarked = marked;
    return { changed, undo: marked.token };
  }

  return {
    markRead: async (which: EventRef[] | FeedQuery, value: boolean) =>
      Array.isArray(which)
        ? { changed: await markThese(which, value), undo: null }
        : markMatching(which, value),

    async undoMarkRead(token: string): Promise<{ changed: number }> {
      const marked = lastMarked;
      if (marked?.token !== token) return { changed: 0 };
      lastMarked = null;
      let changed = 0;
      for (const [account, ids] of marked.ids) changed += await markInSteps(account, ids, !marked.read);
      return { changed };
    },
  };
}
