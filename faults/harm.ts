import type { Stats } from '../devserver/control/types.ts';

/** What the app did to the server, across all its restarts. */
export interface Harm {
  /** How often it stopped answering altogether. */
  serverHung: number;
  /** The most readers without a client that one subscription had at the server at one time. */
  ghostsMost: number;
  /** Consumers that were deleted while they had a reader. */
  deletedWithReader: number;
  /** Readers beyond the limit of one consumer, which keep the server busy. */
  busyReaders: number;
}

export interface HarmWatch extends AsyncDisposable {
  /** Checks now. Must be called before the server is stopped, which ends all readers. */
  look(): Promise<void>;
  readonly harm: Harm;
}

/** Between two checks, ms. */
const LOOK = 400;

/** Returns the most ghosts of one subscription, to which all consumers with the same filter belong. */
export function ghostsByFilter(consumers: readonly Pick<Stats['consumers'][number], 'filter' | 'ghosts'>[]) {
  const sums = new Map<string, number>();
  for (const { filter, ghosts } of consumers) sums.set(filter, (sums.get(filter) ?? 0) + ghosts);
  return Math.max(0, ...sums.values());
}

/** Checks the server regularly. @param stats rejects while the server is away. */
export function watchHarm(stats: () => Promise<Stats>): HarmWatch {
  const harm: Harm = { serverHung: 0, ghostsMost: 0, deletedWithReader: 0, busyReaders: 0 };
  // From earlier runs of the server, and from the current one.
  let before = 0;
  let deleted = 0;
  let wasHung = false;
  let looking: Promise<void> | undefined;

  async function lookOnce(): Promise<void> {
    const now = await stats().catch(() => undefined);
    if (now === undefined) return;
    if (now.serverHung && !wasHung) harm.serverHung++;
    wasHung = now.serverHung;
    if (now.deletedWithReader < deleted) before += deleted;
    deleted = now.deletedWithReader;
    harm.deletedWithReader = before + deleted;
    harm.busyReaders = Math.max(harm.busyReaders, now.busyReaders);
    harm.ghostsMost = Math.max(harm.ghostsMost, now.ghostsMost, ghostsByFilter(now.consumers));
  }
  const look = () => {
    looking ??= lookOnce().finally(() => {
      looking = undefined;
    });
    return looking;
  };
  const timer = setInterval(() => void look(), LOOK);
  return {
    harm,
    async look() {
      // A check in progress may have asked before the latest change.
      await looking;
      await look();
    },
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await looking;
    },
  };
}
