/** What makes events one burst: the same action on the same kind of thing under the same parent, within a minute. */
export interface BurstEvent {
  id: number;
  /** Nanoseconds since the epoch. */
  time: bigint;
  action: number;
  subject: number;
  parent: string;
  /** Derived events are in bursts of their own, so that hiding them does not split a burst. */
  derived?: boolean;
}

/** Maximum time from the first to the last event of a burst. */
const MAX_BURST_NS = 60_000_000_000n;
/** Maximum number of places kept in memory. */
const MAX_PLACES = 5_000;
/** Bursts kept for each place: more than one, as older events may join when names become known while new events arrive. */
const BURSTS_PER_PLACE = 4;

interface Open {
  head: number;
  from: bigint;
  to: bigint;
}

/**
 * The bursts that may still grow. They are kept in memory only: a lookup in the database for every event would cost more
 * than storing the event. After a restart, new bursts begin.
 */
export function openBursts() {
  const places = new Map<string, Open[]>();
  const placeOf = ({ action, subject, parent, derived }: Omit<BurstEvent, 'id' | 'time'>) =>
    `${action} ${subject} ${derived ? '!' : ''}${parent}`;
  return {
    /** Returns the head of the burst that an event joins; null if it begins one. */
    join(event: BurstEvent): number | null {
      const { id, time } = event;
      const place = placeOf(event);
      const open = places.get(place) ?? [];
      // Moved to the end, as the place that was not used for longest is dropped first.
      places.delete(place);
      places.set(place, open);
      for (const burst of open) {
        // biome-ignore lint/complexity/useMathMinMax: Math.min takes no bigint.
        const from = time < burst.from ? time : burst.from;
        // biome-ignore lint/complexity/useMathMinMax: Math.max takes no bigint.
        const to = time > burst.to ? time : burst.to;
        if (to - from > MAX_BURST_NS) continue;
        burst.from = from;
        burst.to = to;
        return burst.head;
      }
      open.unshift({ head: id, from: time, to: time });
      open.length = Math.min(open.length, BURSTS_PER_PLACE);
      for (const oldest of places.keys()) {
        if (places.size <= MAX_PLACES) break;
        places.delete(oldest);
      }
      return null;
    },
    /** The head of a burst leaves it. @param nextHead the event that becomes the head; null if the burst has no other. */
    leave(head: Omit<BurstEvent, 'time'>, nextHead: number | null): void {
      const place = placeOf(head);
      const open = places.get(place) ?? [];
      const left = open.flatMap((burst) =>
        burst.head !== head.id ? burst : nextHead === null ? [] : { ...burst, head: nextHead },
      );
      places.set(place, left);
    },
    /** Must be called when events may have been removed, as none may join a burst without its head. */
    forget(): void {
      places.clear();
    },
  };
}

export type OpenBursts = ReturnType<typeof openBursts>;
