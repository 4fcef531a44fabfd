import { sendInHalves } from '../base/in-halves.ts';
import { isPassing } from '../model/problem.ts';
import type { Look } from '../store/write/write-deletions.ts';
import type { KnownResource } from '../store/write/write-resources.ts';
import { explain } from '../transport/explain.ts';
import type { DeletionOptions } from './deletion-options.ts';
import { fromWire } from './resource-from-wire.ts';

/** Ids in one call. */
const CHUNK = 100;
/** Children that are asked after at most when their parent was updated. */
const MOST = 1_000;

/**
 * Asks after the known children of a resource that was updated, and stores those that are deleted.
 * @param happened called with each of them and when it happened, ns, before it is stored.
 */
export function lookingInside(
  { api, store, signal, clock }: DeletionOptions,
  happened: (id: string, time: bigint) => void,
) {
  /** The server does not answer for these, so they are not asked after again before the next start. */
  const refused = new Set<string>();

  /** Those of the ids that are deleted, as the server has them. */
  async function deletedAmong(ids: readonly string[]): Promise<KnownResource[]> {
    const deleted: KnownResource[] = [];
    const alive: string[] = [];
    for (let at = 0; at < ids.length; at += CHUNK) {
      await sendInHalves(ids.slice(at, at + CHUNK), {
        async send(items) {
          const { resources } = await api.search.getResources({ resourceIds: [...items] }, { signal });
          const known = resources.flatMap((r) => fromWire(r) ?? []);
          deleted.push(...known.filter((r) => r.deleted));
          alive.push(...known.filter((r) => !r.deleted).map((r) => r.id));
        },
        isRefused: (error) => !isPassing(explain(error, api.server)),
        async setAside(items) {
          for (const id of items) refused.add(id);
        },
        inRuns: false,
      });
    }
    await store.askedAfter(alive, clock.now());
    return deleted;
  }

  /** As many of its updates are followed from as there are deletions: each gets the time of one of them. */
  return async ({ key, id, from, last }: Look): Promise<void> => {
    const children = (await store.childrenOf(id, MOST)).filter((child) => !refused.has(child));
    const deleted = await deletedAmong(children);
    if (deleted.length > 0) {
      const updates = await store.updatesSince(key, from, deleted.length);
      for (const [n, { id: child }] of deleted.entries())
        happened(child, updates[n] ?? updates.at(-1) ?? last);
      await store.putResources(deleted, clock.now());
    }
    await store.looked(key, last);
  };
}
