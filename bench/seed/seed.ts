import { rmSync } from 'node:fs';
import { createRandom, type Random } from '../../devserver/util/random.ts';
import { createUlids } from '../../devserver/util/ulid.ts';
import { actions } from '../../electron/core/model/actions.ts';
import type { Incoming } from '../../electron/core/model/incoming.ts';
import { subjects } from '../../electron/core/model/subjects.ts';
import { openWriter, type Writer } from '../../electron/core/store/write/writer.ts';
import { checksumOf, createTree, type Tree } from './tree.ts';

export interface SeedOptions {
  /** Path of the database; replaces an existing file. */
  out: string;
  events: number;
  resources: number;
  /** Epoch milliseconds of the newest event. */
  now: number;
  seed: number;
  /** The number of days over which they are spread; 90 when left out. */
  days?: number | undefined;
  progress?: (done: number) => void;
}

export interface Seeded {
  events: number;
  resources: number;
  unread: number;
  ms: number;
}

/** Events per transaction, so that the disk is waited for only a few hundred times. */
const GROUP = 10_000;
const DAY = 86_400_000;
const DAYS = 90;
/** The newest events are all unread, and of the older ones one in this many. */
const UNREAD_NEWEST = 1_200;
const UNREAD_ONE_IN = 400;
const DELETED = actions.deleted.code;

/**
 * Makes a database like the app's, through the app's own writer: events over months or years, more by day than by night, in
 * the subscriptions to their projects (which are paused, as no server knows them), most of them read.
 */
export function seedDatabase(options: SeedOptions): Seeded {
  const started = performance.now();
  const { out, events, now } = options;
  const since = now - (options.days ?? DAYS) * DAY;
  for (const suffix of ['', '-wal', '-shm']) rmSync(out + suffix, { force: true });
  const random = createRandom(options.seed);
  const tree = createTree(Math.max(8, options.resources), now, random, createUlids(random));
  const writer = openWriter(out, now);
  try {
    const subscriptions = subscribe(writer, tree, since);
    const next = eventsOf(tree, subscriptions, random, { ...options, since });
    let unread = 0;
    for (let done = 0; done < events; ) {
      const group = Array.from({ length: Math.min(GROUP, events - done) }, (_, n) => next(done + n));
      done += group.length;
      const { added } = writer.commit(group);
      const read = added.filter(({ id }) => id <= events - UNREAD_NEWEST && id % UNREAD_ONE_IN !== 0);
      writer.markRead(
        read.map(({ id }) => id),
        true,
      );
      unread += added.length - read.length;
      options.progress?.(done);
    }
    // Last, as an update makes the app ask for the name of a resource.
    for (let at = 0; at < tree.resources.length; at += GROUP) {
      writer.putResources(tree.resources.slice(at, at + GROUP), now);
    }
    return { events, resources: tree.resources.length, unread, ms: performance.now() - started };
  } finally {
    writer.close();
  }
}

/** Adds a paused subscription to each project. Returns their row numbers by the project's place in the tree. */
function subscribe(writer: Writer, tree: Tree, since: number): Map<number, number> {
  const numbers = new Map<number, number>();
  for (const place of tree.projects) {
    const resourceId = tree.resources[place]?.id ?? '';
    const target = { kind: 'resource', resourceId, resourceKind: 'project', subresources: true } as const;
    const number = writer.addSubscription(target, { from: 'everything' }, since);
    writer.setPaused(number, true);
    numbers.set(place, number);
  }
  return numbers;
}

function eventsOf(
  tree: Tree,
  subscriptions: Map<number, number>,
  random: Random,
  { events, now, since }: SeedOptions & { since: number },
): (n: number) => Incoming {
  const times = timesOf(events, since, now, random);
  const { resources, projectOf } = tree;
  const recent: number[] = [];
  return (n) => {
    // Recent resources are often touched again, and new ones come up over time.
    const fresh = Math.min(resources.length - 1, Math.floor((n / events) * resources.length));
    const place =
      recent.length > 0 && random.next() < 0.4
        ? random.pick(recent)
        : random.next() < 0.5
          ? fresh
          : random.int(resources.length);
    recent[n % 64] = place;
    const resource = resources[place];
    const id = resource?.id ?? '';
    return {
      subscription: subscriptions.get(projectOf[place] ?? 0) ?? 1,
      stream: 'SEEDED',
      seq: BigInt(n + 1),
      time: times(n),
      delivered: 1,
      subject: resource?.kind ?? 0,
      action: actionOf(random.next()),
      resourceId: id,
      checksum: resource?.kind === subjects.object.code ? checksumOf(id) : '',
      text: null,
      alert: 'backlog',
      rule: null,
      ackOnly: false,
      fromRecord: false,
      reply: null,
    };
  };
}

function actionOf(chance: number): number {
  if (chance < 0.02) return DELETED;
  const name =
    chance < 0.32 ? 'created' : chance < 0.6 ? 'available' : chance < 0.96 ? 'updated' : 'snapshotted';
  return actions[name].code;
}

/** Returns ascending times (ns) up to `now`: three quarters by day, a third of the hours with bursts. */
function timesOf(events: number, since: number, now: number, random: Random): (n: number) => bigint {
  const hours = (now - since) / 3_600_000;
  const weights = Array.from({ length: hours }, (_, hour) => {
    const ofDay = new Date(since + hour * 3_600_000).getUTCHours();
    return (ofDay >= 8 && ofDay < 19 ? 3 : 0.6) * (0.3 + random.next() * (random.next() < 0.33 ? 4 : 1));
  });
  const sum = weights.reduce((a, b) => a + b, 0);
  let hour = 0;
  let before = 0;
  return (n) => {
    const target = ((n + 0.5) / events) * sum;
    while (hour < hours - 1 && before + (weights[hour] ?? 0) <= target) before += weights[hour++] ?? 0;
    const within = Math.min(1, (target - before) / (weights[hour] ?? 1));
    const ms = since + (hour + within) * 3_600_000;
    return BigInt(Math.floor(ms)) * 1_000_000n + BigInt(n % 1_000_000);
  };
}
