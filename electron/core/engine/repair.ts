import type { EngineOptions } from '../session/engine-options.ts';
import { ownerOf } from '../session/session-context.ts';
import { startChecker, type WriterThread } from '../store/thread/thread.ts';
import type { DamageEvents, OpenSessions } from './open-sessions.ts';

/** A database that is found damaged more often than this within `damageWindow` is left. */
const MOST = 3;

export interface RepairOptions {
  engine: Pick<EngineOptions, 'clock' | 'storeWorker' | 'log' | 'timing'>;
  sessions: () => Pick<OpenSessions, 'all' | 'store' | 'pathOf' | 'isStarted'>;
  /** Ends an account without sending anything, and opens it again, which sets a database that is marked aside. */
  reopen: (id: string) => Promise<void>;
}

/**
 * Sets databases aside that are found damaged while they are in use, and begins them again from the server: at once where
 * writing found it, after a check of each where reading did, and from time to time unasked.
 */
export function createRepair({ engine, sessions, reopen }: RepairOptions) {
  const { clock, timing } = engine;
  const times = new Map<string, number[]>();
  let work: Promise<void> = Promise.resolve();
  let isChecking = false;
  let isStopped = false;
  let cancel = () => {};

  const later = (task: () => Promise<void>) => {
    work = work.then(async () => {
      if (!isStopped) await task().catch(() => {});
    });
  };

  async function beginAgain(id: string, store: WriterThread): Promise<void> {
    // The account may have been opened again since.
    if (sessions().store(id) !== store) return;
    const recent = (times.get(id) ?? []).filter((at) => at > clock.monotonic() - timing.damageWindow);
    const isLeft = recent.length >= MOST;
    const what = isLeft ? 'damaged again, and left' : 'damaged: it is set aside and started over';
    engine.log?.(`the database of ${ownerOf(id)} is ${what}`);
    if (isLeft) return;
    times.set(id, [...recent, clock.monotonic()]);
    await store.distrust(true);
    await reopen(id);
  }

  const found: DamageEvents['found'] = (id, store) => later(() => beginAgain(id, store));

  function check(): void {
    if (isChecking || isStopped) return;
    isChecking = true;
    checkAll(engine.storeWorker, sessions(), (id, store) => !isStopped && found(id, store))
      .catch(() => {})
      .finally(() => {
        isChecking = false;
      });
  }

  function checkIn(ms: number): void {
    cancel = clock.after(ms, () => {
      check();
      checkIn(timing.checkInterval);
    });
  }

  return {
    damage: { found, suspected: check } satisfies DamageEvents,
    start: () => checkIn(timing.firstCheck),
    async stop(): Promise<void> {
      isStopped = true;
      cancel();
      await work;
    },
  };
}

/** Checks every open database, one after another, in a thread of its own. Stopping does not wait for it. */
async function checkAll(
  worker: URL,
  sessions: Pick<OpenSessions, 'all' | 'store' | 'pathOf'>,
  found: (id: string, store: WriterThread) => unknown,
): Promise<void> {
  const checker = await startChecker(worker);
  try {
    for (const { id } of sessions.all()) {
      const store = sessions.store(id);
      if (store && !(await checker.isSound(sessions.pathOf(id)))) found(id, store);
    }
  } finally {
    await checker.close();
  }
}
