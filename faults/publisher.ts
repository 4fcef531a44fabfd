import { setTimeout as sleep } from 'node:timers/promises';
import type { ActionName, PublishRequest } from '../devserver/control/requests.ts';
import type { ResourceRecord } from '../devserver/state/model.ts';
import type { Random } from '../devserver/util/random.ts';
import type { AosProcess } from './aos-process.ts';

/** Events that together concern every subscription, and how many places they are to be found in. */
export interface Probe {
  sequences: number[];
  /** Pairs of event and subscription. */
  links: number;
  /** Epoch milliseconds, after which they were published. */
  since: number;
}

/** What is published about. */
export interface Topics {
  /** Everything. */
  all: readonly ResourceRecord[];
  /** One of each watched project; `nested` is watched through a collection too. */
  nested: ResourceRecord;
  other: ResourceRecord;
}

/** Publishes events at an uneven pace, as far as it may. */
export interface Publisher {
  /** How many it published and was told so. */
  readonly published: number;
  /** How many it may still publish. */
  readonly left: number;
  allow(events: number): void;
  /** Resolves when nothing is on its way to the server any more. */
  pause(): Promise<void>;
  resume(): void;
  /** Publishes an event for every subscription at once, whatever was allowed. Tries until it works. */
  probe(): Promise<Probe>;
  stop(): Promise<void>;
}

const ACTIONS: readonly ActionName[] = [
  'created',
  'available',
  'updated',
  'updated',
  'deleted',
  'snapshotted',
];
/** Events in one go, at most, and the pause between two goes, ms. */
const MOST = 60;
const PAUSE = 60;
/** One event in so many is the user's own. */
const OWN = 50;

export function startPublisher(aos: AosProcess, topics: Topics, random: Random): Publisher {
  let published = 0;
  let left = 0;
  let paused = false;
  let stopped = false;
  let going: Promise<void> | undefined;

  const event = (): PublishRequest => {
    const action = random.pick(ACTIONS);
    if (random.int(OWN) === 0) return { user: aos.user, action: 'updated' };
    return { resource: random.pick(topics.all).id, action, keep: true };
  };
  async function go(): Promise<void> {
    const count = Math.min(left, 1 + random.int(MOST));
    const events = Array.from({ length: count }, event);
    try {
      const { sequences } = await aos.askOnce<{ sequences: number[] }>('publish', { events });
      published += sequences.length;
      left -= sequences.length;
    } catch {
      // The server is away. What of it was published is in the server's own record.
    }
  }
  async function run(): Promise<void> {
    while (!stopped) {
      if (!paused && left > 0) {
        going = go();
        await going;
        going = undefined;
      }
      await sleep(PAUSE);
    }
  }
  const running = run();
  return {
    get published() {
      return published;
    },
    get left() {
      return left;
    },
    allow(events) {
      left += events;
    },
    async pause() {
      paused = true;
      await going;
    },
    resume() {
      paused = false;
    },
    async probe() {
      const events: PublishRequest[] = [
        { resource: topics.nested.id, action: 'updated' },
        { resource: topics.other.id, action: 'updated' },
        { user: aos.user, action: 'updated' },
      ];
      const since = Date.now();
      const { sequences } = await aos.ask<{ sequences: number[] }>('publish', { events });
      published += sequences.length;
      return { sequences, links: 4, since };
    },
    async stop() {
      stopped = true;
      await running;
    },
  };
}

/** Those of the projects whose every ancestor has one parent, so that each of their events is published once. */
export function inOnePlace(all: readonly ResourceRecord[], projects: readonly string[]): ResourceRecord[] {
  const byId = new Map(all.map((resource) => [resource.id, resource]));
  const rootOf = (resource: ResourceRecord): string | undefined => {
    if (resource.level === 'project') return resource.id;
    const parent = resource.parents.length === 1 ? byId.get(resource.parents[0] ?? '') : undefined;
    return parent && rootOf(parent);
  };
  return all.filter((resource) => projects.includes(rootOf(resource) ?? ''));
}
