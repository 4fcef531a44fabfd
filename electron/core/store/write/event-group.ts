import type { Added, Committed } from '../../model/incoming.ts';

/** What a subscription got with a group. */
interface Tally {
  delivered: number;
  unread: number;
  /** Of the unread ones, those that only follow from another event. */
  derived: number;
  seq: bigint;
}

/** What storing a group of deliveries adds up to, gathered delivery by delivery and written at the end. */
export function groupOf() {
  const added = new Map<number, Added>();
  const grown = new Map<number, number>();
  const tallies = new Map<number, Tally>();
  const looks = new Map<number, { from: bigint; to: bigint }>();
  const inside = new Map<number, bigint[]>();
  const links: number[] = [];
  let altered = false;

  return {
    added,
    tallies,
    links,
    /** By event, how many further parts it got. */
    grown,
    /** Resources (their keys) that were updated and may hold others: from when to when. */
    looks,
    /** When something was created or deleted inside a resource. */
    inside,
    /** New updates of resources that may hold others. */
    updates: [] as { event: number; resource: number; time: bigint }[],
    wanted: new Set<number>(),
    /** Resources with the event that tells of their deletion. */
    deleted: new Map<number, number>(),
    late: new Set<number>(),
    redelivered: 0,

    tally(subscription: number): Tally {
      const known = tallies.get(subscription);
      if (known) return known;
      const tally: Tally = { delivered: 0, unread: 0, derived: 0, seq: 0n };
      tallies.set(subscription, tally);
      return tally;
    },
    add(id: number, at: number, about: Pick<Added, 'name' | 'path'> | null, subscription: number): void {
      const name = about?.name ?? null;
      const path = about?.path ?? [];
      added.set(id, { id, at, name, path, subscriptions: [subscription], derived: false, updates: 1 });
      links.push(subscription, id);
    },
    /** A further delivery of an event that is new in this group; false where it is older. */
    link(event: number, subscription: number): boolean {
      const same = added.get(event);
      if (same === undefined) return false;
      if (same.subscriptions.includes(subscription)) return true;
      same.subscriptions.push(subscription);
      links.push(subscription, event);
      this.tally(subscription).unread++;
      return true;
    },
    /** An event has a further part. */
    grew(event: number): void {
      grown.set(event, (grown.get(event) ?? 0) + 1);
      const same = added.get(event);
      if (same === undefined) altered = true;
      else same.updates++;
    },
    updated(resource: number, time: bigint): void {
      const before = looks.get(resource);
      if (before === undefined) looks.set(resource, { from: time, to: time });
      else if (time < before.from) before.from = time;
      else if (time > before.to) before.to = time;
    },
    changedInside(resource: number, time: bigint): void {
      const times = inside.get(resource);
      if (times === undefined) inside.set(resource, [time]);
      else times.push(time);
    },
    /** An event turned out to be derived; gives whether it is new in this group, so that no banner came of it yet. */
    isDerived(event: number): boolean {
      const same = added.get(event);
      if (same === undefined) altered = true;
      else same.derived = true;
      return same !== undefined;
    },
    committed(
      this: { redelivered: number; late: Set<number>; wanted: Set<number> },
      firstAck: number | null,
    ): Committed {
      const wanted = this.wanted.size > 0;
      return {
        added: [...added.values()],
        redelivered: this.redelivered,
        late: [...this.late],
        firstAck,
        wanted,
        altered,
      };
    },
  };
}
