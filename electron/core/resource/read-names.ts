import type { Clock } from '../base/clock.ts';
import type { NamedResource } from '../model/resource.ts';
import type { WriterThread } from '../store/thread/thread.ts';
import type { AosApi } from '../transport/api.ts';
import { type Fetched, fetchResources } from './fetch-resources.ts';
import { fromWire } from './resource-from-wire.ts';

export interface NamesOptions {
  api: AosApi;
  store: Pick<WriterThread, 'putResources' | 'missingResources' | 'hiddenResources' | 'resourceNames'>;
  clock: Pick<Clock, 'now'>;
  signal: AbortSignal;
  /** Called with what the server says of resources. */
  learnt: (resources: readonly NamedResource[]) => void;
}

/** project / collection / dataset: no path is longer. */
const DEPTH = 4;

/**
 * Returns a function that reads the names of up to 100 resources, and those of what they lie in where they are not known; parents
 * before children, so that paths are whole. It returns what the server said and throws what the call throws.
 */
export function readingNames({ api, store, clock, signal, learnt }: NamesOptions) {
  return async function read(ids: readonly string[], depth = DEPTH): Promise<Fetched> {
    const fetched = await fetchResources(api, ids, signal);
    const known = fetched.found.flatMap((resource) => fromWire(resource) ?? []);
    const parents = [...new Set(known.flatMap((k) => k.parent ?? []))];
    let named = await store.resourceNames(parents);
    const unknown = parents.filter((p) => !named.some((n) => n.id === p));
    if (unknown.length > 0 && depth > 0) {
      await read(unknown, depth - 1);
      named = await store.resourceNames(parents);
    }
    const byId = new Map(named.map((n) => [n.id, n]));
    for (const resource of known) {
      const parent = resource.parent === null ? undefined : byId.get(resource.parent);
      resource.path = parent ? [...parent.path, parent.name] : [];
    }
    await store.putResources(known, clock.now());
    learnt(known);
    if (fetched.unknown.length > 0) await store.missingResources(fetched.unknown, clock.now());
    if (fetched.hidden.length > 0) await store.hiddenResources(fetched.hidden, clock.now());
    return fetched;
  };
}
