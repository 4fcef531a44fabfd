import type { ActionName, PublishRequest } from '../../devserver/control/requests.ts';
import { createRandom } from '../../devserver/util/random.ts';
import type { Target } from '../../electron/core/model/subscription.ts';
import type { Server } from '../lib/server.ts';

/**
 * A project in which every object is reached in three ways: through the project, through one of 5 collections, through
 * one of 20 datasets. So 1, 5 or 20 subscriptions see exactly the same events.
 */
export interface World {
  objects: string[];
  /** The targets of 1, 5 and 20 subscriptions. */
  targets(subscriptions: 1 | 5 | 20): Target[];
}

const COLLECTIONS = 5;
const DATASETS = 4;
/** Concurrent requests. */
const PARALLEL = 16;
/** Events per request. */
const CHUNK = 10_000;

export async function buildWorld(server: Server, objects: number): Promise<World> {
  const make = async (level: 'collection' | 'dataset' | 'object', name: string, parent: string) => {
    const made = await server.tell('createResource', { level, name, parents: [parent], silent: true });
    return (made as { id: string }).id;
  };
  const collections: string[] = [];
  const datasets: string[] = [];
  for (let c = 0; c < COLLECTIONS; c++) {
    const collection = await make('collection', `raw-reads-${c + 1}`, server.project.id);
    collections.push(collection);
    for (let d = 0; d < DATASETS; d++)
      datasets.push(await make('dataset', `run-${c + 1}${d + 1}`, collection));
  }
  const ids: string[] = [];
  let next = 0;
  const worker = async () => {
    for (let n = next++; n < objects; n = next++) {
      const parent = datasets[n % datasets.length] ?? '';
      ids[n] = await make('object', `reads_${String(n).padStart(5, '0')}_R1.fastq.gz`, parent);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
  const target = (resourceKind: 'project' | 'collection' | 'dataset') => (resourceId: string) => ({
    kind: 'resource' as const,
    resourceId,
    resourceKind,
    subresources: true,
  });
  return {
    objects: ids,
    targets(subscriptions) {
      if (subscriptions === 1) return [target('project')(server.project.id)];
      return subscriptions === 5 ? collections.map(target('collection')) : datasets.map(target('dataset'));
    },
  };
}

/** Generates realistic events of the world's objects without end, the same for the same seed. */
export function eventsOf(world: World, seed: number): (count: number) => PublishRequest[] {
  const random = createRandom(seed);
  const action = (chance: number): ActionName =>
    chance < 0.3
      ? 'created'
      : chance < 0.6
        ? 'available'
        : chance < 0.93
          ? 'updated'
          : chance < 0.98
            ? 'snapshotted'
            : 'deleted';
  return (count) =>
    Array.from({ length: count }, () => ({
      resource: random.pick(world.objects),
      action: action(random.next()),
      keep: true,
    }));
}

/** Puts `count` events into the log. */
export async function publishEvents(server: Server, world: World, count: number): Promise<void> {
  const next = eventsOf(world, 1);
  for (let done = 0; done < count; done += CHUNK) {
    await server.tell('publish', { events: next(Math.min(CHUNK, count - done)) });
  }
}
