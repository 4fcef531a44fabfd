import { setTimeout as sleep } from 'node:timers/promises';
import type { ResourceKind } from '../electron/core/model/resource.ts';
import type { Start } from '../electron/core/model/subscription.ts';
import { peek } from './database.ts';
import type { Command, Commands } from './messages.ts';

/** Something that is watched. */
export interface Watch {
  resource: string;
  kind: ResourceKind;
  /** Row number of its subscription. */
  subscription: number;
}

/** The period for which a subscription owes its events: server time, ns. */
interface Span {
  /** Null if its record was never made. */
  from: bigint | null;
  /** Null while it exists. */
  until: bigint | null;
}

type Tell = <C extends Command>(command: C, args: Commands[C]['args']) => Promise<Commands[C]['answer']>;

/** What is watched, what was, and which events each subscription owes. */
export interface Watches {
  readonly current: readonly Watch[];
  watch(resource: string, kind: ResourceKind, start: Start): Promise<void>;
  /** Stops watching it. It still owes what it knew to be stored by then. */
  unwatch(resource: string): Promise<void>;
  /**
   * The database was damaged and another one began: all that is watched has another row there, and owes all that the server
   * has. Resolves to false if something is not watched.
   */
  startedOver(): boolean;
  /** Tells whether a subscription owes an event that belongs to it. @param time in ns. */
  owes(subscription: number, time: bigint): boolean;
}

/** How long the creation of a record may take, ms. */
const PATIENCE = 60_000;

interface Row {
  id: number;
  target: string;
  removed: number;
}

const subscriptionsIn = (data: string): Row[] =>
  peek(
    data,
    (db) => db.prepare('SELECT id, target_id AS target, removed FROM subscription').all() as unknown as Row[],
  ) ?? [];

const isIn = ({ from, until }: Span, time: bigint): boolean =>
  from !== null && time >= from && (until === null || time <= until);

/** After the database was started over: every watch has another number and is owed everything. False if one is not there. */
function startOver(data: string, current: readonly Watch[], spans: Map<number, Span>): boolean {
  const rows = subscriptionsIn(data);
  spans.clear();
  for (const { id, removed } of rows)
    spans.set(id, removed ? { from: null, until: null } : { from: 0n, until: null });
  for (const watch of current) {
    const row = rows.find(({ target, removed }) => target === watch.resource && !removed);
    if (!row) return false;
    watch.subscription = row.id;
  }
  return true;
}

export function createWatches(data: string, tell: Tell): Watches {
  const current: Watch[] = [];
  const spans = new Map<number, Span>();

  const row = (subscription: number) =>
    peek(data, (db) => {
      const select = db.prepare(
        'SELECT consumer, checkpoint_time AS checkpoint FROM subscription WHERE id = ?',
      );
      select.setReadBigInts(true);
      return select.get(subscription) as { consumer: string | null; checkpoint: bigint | null } | undefined;
    });

  /** "From now" begins when the server makes the record; once the record is seen here, it has certainly begun. */
  async function untilMade(subscription: number): Promise<bigint | null> {
    const until = performance.now() + PATIENCE;
    while (performance.now() < until) {
      if (row(subscription)?.consumer) return BigInt(Date.now()) * 1_000_000n;
      await sleep(20);
    }
    return null;
  }

  return {
    current,
    async watch(resource, kind, start) {
      const answer = await tell('watch', { resource, kind, start });
      const subscription = Number(answer.subscription);
      const span: Span = { from: null, until: null };
      spans.set(subscription, span);
      current.push({ resource, kind, subscription });
      if (start.from === 'everything') span.from = 0n;
      else if (start.from === 'date') span.from = BigInt(start.date) * 1_000_000n;
      const made = await untilMade(subscription);
      span.from ??= made;
    },
    async unwatch(resource) {
      const place = current.findIndex((one) => one.resource === resource);
      const [one] = current.splice(place, 1);
      if (!one) return;
      // Everything up to the checkpoint is certainly stored. Events in flight at the removal are not owed.
      const checkpoint = row(one.subscription)?.checkpoint ?? 0n;
      const span = spans.get(one.subscription);
      await tell('unwatch', { subscription: String(one.subscription) });
      if (span) span.until = checkpoint;
    },
    startedOver: () => startOver(data, current, spans),
    owes(subscription, time) {
      const span = spans.get(subscription);
      return span === undefined || isIn(span, time);
    },
  };
}
