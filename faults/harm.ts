import type { Stats } from '../devserver/control/types.ts';

/** What the app did to the server, over all lives of it. */
export interface Harm {
  /** How often it stopped answering everybody. */
  serverHung: number;
  /** The most readers without a client that one subscription had at the server at one time. */
  ghostsMost: number;
  /** Consumers that were deleted while a reader was left. */
  deletedWithReader: number;
  /** Readers beyond the limit of one consumer, which keep the server busy. */
  busyReaders: number;
}

export interface HarmWatch extends AsyncDisposable {
  /** Looks now: to be called before the server is ended, which ends all readers. */
  look(): Promise<void>;
  readonly harm: Harm;
}

/** Between two looks, ms. */
const LOOK = 400;

/** Ghosts of consumers with the same filter are those of one subscription. */
export function ghostsByFilter(consumers: readonly Pick<Stats['consumers'][number], 'filter' | 'ghosts'>[]) {
  const sums = new Map<string, number>();
  for (const { filter, ghosts } of consumers) sums.set(filter, (sums.get(filter) ?? 0) + ghosts);
  return Math.max(0, ...sums.values());
}

/** Looks at the server from time to time. @param stats rejects while the server is away. */
export function watchHarm(stats: () => Promise<Stats>): HarmWatch {
  const harm: Harm = { serverHung: 0, ghostsMost: 0, deletedWithReader: 0, busyReaders: 0 };
  // Of lives of the server that are over, and of the one that goes on.
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
      // One that is under way may have asked before what has just happened.
      await looking;
      await look();
    },
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await looking;
    },
  };
}
