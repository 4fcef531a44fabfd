import type { Added, Committed } from '../../model/incoming.ts';

/** What a subscription received with a group. */
export interface Tally {
  delivered: number;
  unread: number;
  /** How many of the unread events only follow from another event. */
  derived: number;
  seq: bigint;
  /** The time (ns) of its newest event; 0 for none. */
  newest: bigint;
}

/** Collects the effects of a group of deliveries, delivery by delivery; they are written after the last one. */
export function createEventGroup() {
  const tallies = new Map<number, Tally>();
  const late = new Set<number>();
  const resources = createResourceChanges();

  function tally(subscription: number): Tally {
    const known = tallies.get(subscription);
    if (known) return known;
    const fresh: Tally = { delivered: 0, unread: 0, derived: 0, seq: 0n, newest: 0n };
    tallies.set(subscription, fresh);
    return fresh;
  }

  const { isAltered, ...events } = createAddedEvents(tally);
  const group = {
    ...events,
    tallies,
    late,
    resources,
    redelivered: 0,
    tally,
    committed(firstAck: number | null): Committed {
      return {
        added: events.list(),
        redelivered: group.redelivered,
        late: [...late],
        firstAck,
        wanted: resources.wanted.size > 0,
        look: resources.updated.size > 0,
        altered: isAltered(),
      };
    },
  };
  return group;
}

export type EventGroup = ReturnType<typeof createEventGroup>;

interface NewEvent extends Added {
  /** The subscription it came through first. */
  subscription: number;
  /** The others it came through; null if there is none. */
  others: number[] | null;
}

/** Collects the events that are new in a group, and what becomes of them and of older ones. */
function createAddedEvents(tally: (subscription: number) => Tally) {
  const added = new Map<number, NewEvent>();
  const grown = new Map<number, number>();
  const links: number[] = [];
  const read = new Set<number>();
  let altered = false;
  return {
    added,
    links,
    /** Those that are read from the start. */
    read,
    /** How many further parts each event got. */
    grown,
    /** Whether an event changed that is older than the group. */
    isAltered: (): boolean => altered,
    add(id: number, at: number, subscription: number, isRead: boolean): void {
      if (isRead) read.add(id);
      added.set(id, { id, at, subscription, others: null, derived: false });
      links.push(subscription, id);
    },
    list: (): Added[] => Array.from(added.values(), ({ id, at, derived }) => ({ id, at, derived })),
    /** Links a new event of this group to another subscription; returns false if the event is older than the group. */
    link(event: number, subscription: number): boolean {
      const same = added.get(event);
      if (same === undefined) return false;
      if (same.subscription === subscription || same.others?.includes(subscription)) return true;
      same.others ??= [];
      same.others.push(subscription);
      links.push(subscription, event);
      if (!read.has(event)) tally(subscription).unread++;
      return true;
    },
    /** Counts a further part of an event. */
    grew(event: number): void {
      grown.set(event, (grown.get(event) ?? 0) + 1);
      if (!added.has(event)) altered = true;
    },
    /** Marks an event as derived; returns whether it is new in this group, so that it has had no banner yet. */
    derive(event: number): boolean {
      const same = added.get(event);
      if (same === undefined) altered = true;
      else same.derived = true;
      return same !== undefined;
    },
  };
}

/** Collects what the events of a group say about resources, by the keys of the resources. */
function createResourceChanges() {
  const updated = new Map<number, { from: bigint; to: bigint }>();
  const inside = new Map<number, bigint[]>();
  return {
    /** Resources whose names are to be looked up. */
    wanted: new Set<number>(),
    /** Deleted resources, with the event that tells of the deletion. */
    deleted: new Map<number, number>(),
    /** Resources that were updated and may contain others: the times (ns) of the first and the last update. */
    updated,
    /** New updates of resources that may contain others. */
    updates: [] as { event: number; resource: number; time: bigint }[],
    /** The times (ns) at which something was created or deleted inside a resource. */
    inside,
    noteUpdate(resource: number, time: bigint): void {
      const before = updated.get(resource);
      if (before === undefined) updated.set(resource, { from: time, to: time });
      else if (time < before.from) before.from = time;
      else if (time > before.to) before.to = time;
    },
    noteChangeInside(resource: number, time: bigint): void {
      const times = inside.get(resource);
      if (times === undefined) inside.set(resource, [time]);
      else times.push(time);
    },
  };
}
