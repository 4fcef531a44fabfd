import { createBell } from '../base/bell.ts';
import { sleep } from '../base/clock.ts';
import { type RetryContext, waitToRetry } from '../base/retry.ts';
import type { NamedResource } from '../model/resource.ts';
import type { WriterThread } from '../store/thread/thread.ts';
import type { AosApi } from '../transport/api.ts';
import { fetchResources } from './fetch-resources.ts';
import { fromWire } from './resource-from-wire.ts';

export interface ResolverOptions extends RetryContext {
  api: AosApi;
  store: Pick<
    WriterThread,
    'wantedResources' | 'putResources' | 'missingResources' | 'hiddenResources' | 'resourceNames'
  >;
  /** A backlog is coming in: names can wait, events cannot. */
  behind: () => boolean;
  /** Names became known. */
  named: () => void;
  /** Called with what the server says of resources. */
  learnt: (resources: readonly NamedResource[]) => void;
}

export interface Resolver {
  /** There are resources without a name. */
  kick(): void;
  run(): Promise<void>;
}

/** Ids in one call. */
const BATCH = 100;
/** Between two batches while a backlog comes in, ms. */
const UNHURRIED = 1_000;
/** project / collection / dataset: no path is longer. */
const DEPTH = 4;

/** Asks the server for the names of resources that events speak of, the newest first. */
export function createResolver(options: ResolverOptions): Resolver {
  const { api, store, signal, clock } = options;
  const bell = createBell();

  /** Names of `ids`, asked for where they are not known; parents before children, so that paths are whole. */
  async function resolve(ids: readonly string[], depth: number): Promise<void> {
    const { found, unknown: missing, hidden } = await fetchResources(api, ids, signal);
    const known = found.flatMap((resource) => fromWire(resource) ?? []);
    const parents = [...new Set(known.flatMap((k) => k.parent ?? []))];
    let named = await store.resourceNames(parents);
    const unknown = parents.filter((p) => !named.some((n) => n.id === p));
    if (unknown.length > 0 && depth > 0) {
      await resolve(unknown, depth - 1);
      named = await store.resourceNames(parents);
    }
    const byId = new Map(named.map((n) => [n.id, n]));
    for (const resource of known) {
      const parent = resource.parent === null ? undefined : byId.get(resource.parent);
      resource.path = parent ? [...parent.path, parent.name] : [];
    }
    await store.putResources(known, clock.now());
    options.learnt(known);
    if (missing.length > 0) await store.missingResources(missing, clock.now());
    if (hidden.length > 0) await store.hiddenResources(hidden, clock.now());
  }

  return {
    kick: bell.ring,
    async run() {
      let attempt = 0;
      while (!signal.aborted) {
        try {
          const ids = await store.wantedResources(BATCH);
          if (ids.length === 0) {
            await bell.wait(clock, signal);
            continue;
          }
          await resolve(ids, DEPTH);
          attempt = 0;
          options.named();
          if (options.behind()) await sleep(clock, UNHURRIED, signal);
        } catch {
          if (signal.aborted) return;
          await waitToRetry(options, attempt++);
        }
      }
    },
  };
}
