import { createBell } from '../bell.ts';
import { sleep } from '../clock.ts';
import type { WriterThread } from '../store/thread.ts';
import type { KnownResource } from '../store/write-resources.ts';
import type { AosApi } from '../transport/api.ts';
import { blame } from '../transport/blame.ts';
import { isPassing, type RetryContext, waitToRetry } from '../transport/retry.ts';
import { fromWire } from './from-wire.ts';

export interface ResolverOptions extends RetryContext {
  api: AosApi;
  store: Pick<WriterThread, 'wantedResources' | 'putResources' | 'missingResources' | 'resourceNames'>;
  /** A backlog is coming in: names can wait, events cannot. */
  behind: () => boolean;
  /** Names became known. */
  named: () => void;
}

export interface Resolver {
  /** There are resources without a name. */
  kick(): void;
  run(): Promise<void>;
}

/** Ids in one call, and single calls at a time where the call for many fails. */
const BATCH = 100;
const PARALLEL = 8;
/** Between two batches while a backlog comes in, ms. */
const UNHURRIED = 1_000;
/** project / collection / dataset: no path is longer. */
const DEPTH = 4;

/** Asks the server for the names of resources that events speak of, the newest first. */
export function createResolver(options: ResolverOptions): Resolver {
  const { api, store, signal, clock } = options;
  const bell = createBell();

  /** `GetResources` fails as a whole for one unknown id: then each is asked for by itself. */
  async function fetchAll(ids: readonly string[]): Promise<{ known: KnownResource[]; missing: string[] }> {
    try {
      const { resources } = await api.search.getResources({ resourceIds: [...ids] }, { signal });
      const known = resources.flatMap((r) => fromWire(r) ?? []);
      const found = new Set(known.map((k) => k.id));
      return { known, missing: ids.filter((id) => !found.has(id)) };
    } catch (error) {
      if (isPassing(await blame(error, api, signal))) throw error;
      return fetchEach(ids);
    }
  }

  async function fetchEach(ids: readonly string[]): Promise<{ known: KnownResource[]; missing: string[] }> {
    const known: KnownResource[] = [];
    const missing: string[] = [];
    const left = [...ids];
    const worker = async () => {
      for (let id = left.pop(); id !== undefined; id = left.pop()) {
        try {
          const { resource } = await api.search.getResource({ resourceId: id }, { signal });
          const found = resource ? fromWire(resource) : null;
          if (found) known.push(found);
          else missing.push(id);
        } catch (error) {
          if (isPassing(await blame(error, api, signal))) throw error;
          missing.push(id);
        }
      }
    };
    await Promise.all(Array.from({ length: PARALLEL }, worker));
    return { known, missing };
  }

  /** Names of `ids`, asked for where they are not known; parents before children, so that paths are whole. */
  async function resolve(ids: readonly string[], depth: number): Promise<void> {
    const { known, missing } = await fetchAll(ids);
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
    if (missing.length > 0) await store.missingResources(missing, clock.now());
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
