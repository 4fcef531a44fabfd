import type { Clock } from '../base/clock.ts';
import type { Incoming } from '../model/incoming.ts';
import type { SeenEvent } from '../query/matcher.ts';
import type { LateDecision } from '../store/write/write-marks.ts';

type About = NonNullable<SeenEvent['about']>;

export interface LateOptions {
  clock: Clock;
  /** Reads the names of resources that are known by now. */
  names: (resourceIds: string[]) => Promise<(About & { id: string })[]>;
  /** Decides about an event; null for names that did not become known. */
  decide: (event: Incoming, about: About | null) => Omit<LateDecision, 'id'>;
  /** Stores decisions, each once, and returns the ids of the events they were made about. */
  store: (list: readonly LateDecision[]) => Promise<number[]>;
  /** Called with what was decided. */
  decided: (list: readonly LateDecision[], events: ReadonlyMap<number, Incoming>) => void;
}

/** Names are looked up this often (ms) … */
const LOOK_MS = 350;
/** … and waited for this long (ms). Then the rules decide without them. */
const PATIENCE_MS = 2_500;

interface Waiting {
  event: Incoming;
  since: number;
}

/** Decides about events whose rules ask for a name as soon as it is known, or when it does not come. */
export function createLateDeciding({ clock, ...options }: LateOptions) {
  const waiting = new Map<number, Waiting>();
  let isLooking = false;
  let isStopped = false;
  let cancel: (() => void) | undefined;

  /** The decisions that can be made now. */
  function ready(known: ReadonlyMap<string, About>): LateDecision[] {
    const now = clock.monotonic();
    return [...waiting].flatMap(([id, { event, since }]) => {
      const about = known.get(event.resourceId ?? '') ?? null;
      if (about === null && now - since < PATIENCE_MS) return [];
      return { id, ...options.decide(event, about) };
    });
  }

  async function look(): Promise<void> {
    const asked = [...new Set([...waiting.values()].flatMap(({ event }) => event.resourceId ?? []))];
    const found = await options.names(asked);
    const list = ready(new Map(found.map(({ id, ...about }) => [id, about])));
    if (list.length === 0 || isStopped) return;
    const stored = new Set(await options.store(list));
    const events = eventsOf(waiting, list);
    for (const { id } of list) waiting.delete(id);
    if (!isStopped)
      options.decided(
        list.filter(({ id }) => stored.has(id)),
        events,
      );
  }

  function arm(): void {
    if (isStopped || isLooking || waiting.size === 0) return;
    cancel ??= clock.after(LOOK_MS, () => {
      cancel = undefined;
      isLooking = true;
      // What could not be read or stored is tried again.
      look()
        .catch(() => {})
        .finally(() => {
          isLooking = false;
          arm();
        });
    });
  }

  return {
    add(id: number, event: Incoming): void {
      waiting.set(id, { event, since: clock.monotonic() });
      arm();
    },
    isEmpty: (): boolean => waiting.size === 0,
    stop(): void {
      isStopped = true;
      cancel?.();
    },
  };
}

/** The events that decisions are about, by their ids. */
function eventsOf(
  waiting: ReadonlyMap<number, Waiting>,
  list: readonly LateDecision[],
): Map<number, Incoming> {
  return new Map(
    list.flatMap(({ id }) => {
      const one = waiting.get(id);
      return one === undefined ? [] : [[id, one.event]];
    }),
  );
}
