import { setTimeout as sleep } from 'node:timers/promises';
import type { ActionName, PublishRequest } from '../devserver/control/requests.ts';
import type { ResourceRecord } from '../devserver/state/model.ts';
import type { Random } from '../devserver/util/random.ts';
import type { AosProcess } from './aos-process.ts';

/** Events that together belong to every subscription. */
export interface Probe {
  sequences: number[];
  /** The number of pairs of event and subscription. */
  links: number;
  /** Epoch milliseconds just before they were published. */
  since: number;
}

/** The resources that events are published about. */
export interface Topics {
  /** Ids of the watched projects. */
  projects: readonly string[];
  /** All resources in them. */
  all: readonly ResourceRecord[];
  /** One of each watched project; `nested` is watched through a collection too. */
  nested: ResourceRecord;
  other: ResourceRecord;
}

/** Publishes events at an uneven pace, up to the number that is allowed. */
export interface Publisher {
  /** The number of events whose publication the server confirmed. */
  readonly published: number;
  /** The number of events it may still publish. */
  readonly left: number;
  allow(events: number): void;
  /** Resolves when no request is in flight. */
  pause(): Promise<void>;
  resume(): void;
  /** Publishes an event for every subscription, whatever was allowed. Retries until it succeeds. */
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
/** The most events in one batch, and the pause between two batches. */
const MAX_BATCH = 60;
const PAUSE_MS = 60;
/** One event in this many is the user's own. */
const OWN_EVERY = 50;
/** The nested resource is watched twice, the other one and the user once each. */
const PROBE_LINKS = 4;

export function startPublisher(aos: AosProcess, topics: Topics, random: Random): Publisher {
  let published = 0;
  let left = 0;
  let paused = false;
  let stopped = false;
  let batch: Promise<void> | undefined;

  async function publishBatch(): Promise<void> {
    const count = Math.min(left, 1 + random.int(MAX_BATCH));
    const events = Array.from({ length: count }, () => randomEvent(aos.user, topics, random));
    try {
      const { sequences } = await aos.askOnce<{ sequences: number[] }>('publish', { events });
      published += sequences.length;
      left -= sequences.length;
    } catch {
      // The server is away. Its own record says which of the events were published.
    }
  }
  async function run(): Promise<void> {
    while (!stopped) {
      if (!paused && left > 0) {
        batch = publishBatch();
        await batch;
        batch = undefined;
      }
      await sleep(PAUSE_MS);
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
      await batch;
    },
    resume() {
      paused = false;
    },
    async probe() {
      const probe = await publishProbe(aos, topics);
      published += probe.sequences.length;
      return probe;
    },
    async stop() {
      stopped = true;
      await running;
    },
  };
}

function randomEvent(user: string, { all }: Topics, random: Random): PublishRequest {
  const action = random.pick(ACTIONS);
  if (random.int(OWN_EVERY) === 0) return { user, action: 'updated' };
  return { resource: random.pick(all).id, action, keep: true };
}

async function publishProbe(aos: AosProcess, { nested, other }: Topics): Promise<Probe> {
  const events: PublishRequest[] = [
    { resource: nested.id, action: 'updated' },
    { resource: other.id, action: 'updated' },
    { user: aos.user, action: 'updated' },
  ];
  const since = Date.now();
  const { sequences } = await aos.ask<{ sequences: number[] }>('publish', { events });
  return { sequences, links: PROBE_LINKS, since };
}

/** Returns the resources of the projects whose every ancestor has one parent, so that each of their events is published once. */
export function inOnePlace(all: readonly ResourceRecord[], projects: readonly string[]): ResourceRecord[] {
  const byId = new Map(all.map((resource) => [resource.id, resource]));
  const rootOf = (resource: ResourceRecord): string | undefined => {
    if (resource.level === 'project') return resource.id;
    const parent = resource.parents.length === 1 ? byId.get(resource.parents[0] ?? '') : undefined;
    return parent && rootOf(parent);
  };
  return all.filter((resource) => projects.includes(rootOf(resource) ?? ''));
}
