/** What makes events one burst: the same action on the same kind of thing under the same parent, within a minute. */
export interface BurstEvent {
  id: number;
  /** Nanoseconds since the epoch. */
  time: bigint;
  action: number;
  subject: number;
  parent: string;
  /** Derived events are in bursts of their own, so that hiding them leaves no burst in pieces. */
  derived?: boolean;
}

/** From its first event to its last, ns. */
const LONGEST = 60_000_000_000n;
/** So many places are kept in mind, and so many bursts of each: names may be learnt newest first while new events come. */
const PLACES = 5_000;
const BURSTS = 4;

interface Open {
  head: number;
  from: bigint;
  to: bigint;
}

/**
 * The bursts that may still grow, in memory alone: a look into the database for every event would cost more than the
 * event. What was forgotten (a restart) begins a new burst.
 */
export function openBursts() {
  const places = new Map<string, Open[]>();
  const placeOf = ({ action, subject, parent, derived }: Omit<BurstEvent, 'id' | 'time'>) =>
    `${action} ${subject} ${derived ? '!' : ''}${parent}`;
  return {
    /** The head of the burst an event belongs to; null when it is the first of one itself. */
    join(event: BurstEvent): number | null {
      const { id, time } = event;
      const place = placeOf(event);
      const open = places.get(place) ?? [];
      // What was used last is forgotten last.
      places.delete(place);
      places.set(place, open);
      for (const burst of open) {
        // biome-ignore lint/complexity/useMathMinMax: Math.min takes no bigint.
        const from = time < burst.from ? time : burst.from;
        // biome-ignore lint/complexity/useMathMinMax: Math.max takes no bigint.
        const to = time > burst.to ? time : burst.to;
        if (to - from > LONGEST) continue;
        burst.from = from;
        burst.to = to;
        return burst.head;
      }
      open.unshift({ head: id, from: time, to: time });
      open.length = Math.min(open.length, BURSTS);
      for (const oldest of places.keys()) {
        if (places.size <= PLACES) break;
        places.delete(oldest);
      }
      return null;
    },
    /** The head of a burst leaves it, and another one of its events takes its place; null when there is none. */
    leave(head: Omit<BurstEvent, 'time'>, heir: number | null): void {
      const place = placeOf(head);
      const open = places.get(place) ?? [];
      const left = open.flatMap((burst) =>
        burst.head !== head.id ? burst : heir === null ? [] : { ...burst, head: heir },
      );
      places.set(place, left);
    },
    /** To be called when events may have gone: none may join a head that is not there. */
    forget(): void {
      places.clear();
    },
  };
}

export type OpenBursts = ReturnType<typeof openBursts>;
