import { noteClosed } from '../schema/closed.ts';
import { markDamaged } from '../schema/damage-mark.ts';
import { type Opened, openForWriting } from '../schema/open.ts';
import type { Database } from '../schema/sqlite.ts';
import { noteRestored } from '../schema/unrestored.ts';
import { openBursts } from './bursts.ts';
import { dayCounting } from './day-counting.ts';
import { packCommitted } from './packed-committed.ts';
import { type PackedGroup, unpackGroup } from './packed-group.ts';
import { type Salvaged, salvage } from './salvage.ts';
import { salvageSnoozes, salvageStars } from './salvage-marks.ts';
import { acknowledgementWriter } from './write-acknowledgements.ts';
import { type AckRun, ackWriter } from './write-acks.ts';
import { announcementWriter } from './write-announcements.ts';
import { bannerWriter } from './write-banners.ts';
import { consumerWriter } from './write-consumers.ts';
import { deletionWriter } from './write-deletions.ts';
import { eventWriter } from './write-events.ts';
import { keepsakeWriter } from './write-keepsakes.ts';
import { markWriter, totalsReader } from './write-marks.ts';
import { notificationWriter } from './write-notifications.ts';
import { profileWriter } from './write-profile.ts';
import { adoptionWriter, recordWriter } from './write-records.ts';
import { removalWriter } from './write-removals.ts';
import { resourceWriter } from './write-resources.ts';
import { retentionWriter } from './write-retention.ts';
import { snoozeWriter } from './write-snoozes.ts';
import { spaceWriter } from './write-space.ts';
import { starWriter } from './write-stars.ts';
import { subscriptionWriter } from './write-subscriptions.ts';
import { treeWriter } from './write-tree.ts';
import { undoWriter } from './write-undo.ts';

/**
 * Opens the only writer of an account's database. It is synchronous, and runs in a thread of its own.
 *
 * @throws as `openForWriting` does, and what SQLite throws where damage shows only when the tables are prepared: the next
 * opening finds it.
 */
export function openWriter(path: string, now: number): Writer {
  const opened: Opened = openForWriting(path, now);
  try {
    return createWriter(opened, path, now);
  } catch (error) {
    opened.db.close();
    opened.release();
    throw error;
  }
}

function createWriter(opened: Opened, path: string, now: number) {
  const { db } = opened;
  const snoozes = snoozeWriter(db);
  const stars = starWriter(db);
  for (const file of opened.unrestored ?? []) {
    snoozes.keepSnoozes(salvageSnoozes(file), now);
    stars.keepStars(salvageStars(file));
  }
  let isTrusted = true;
  return {
    ...feedWriter(db),
    ...ackWriter(db),
    ...subscriptionWriter(db),
    ...recordWriter(db),
    ...adoptionWriter(db),
    ...removalWriter(db),
    ...consumerWriter(db),
    ...markWriter(db),
    ...totalsReader(db),
    ...notificationWriter(db),
    ...bannerWriter(db),
    ...announcementWriter(db),
    ...snoozes,
    ...stars,
    ...acknowledgementWriter(db),
    ...undoWriter(db),
    ...profileWriter(db),
    ...deletionWriter(db),
    ...upkeepWriter(db),
    ...treeWriter(db),
    ...restoring(opened, path),
    /**
     * A call failed in SQLite. The database is then read through when it is opened next, and set aside if it was found
     * damaged.
     */
    distrust(foundDamaged: boolean): void {
      isTrusted = false;
      if (foundDamaged) markDamaged(path);
    },
    /** Returns how SQLite writes a commit; synchronous 2 is FULL. */
    durability(): { journal: string; synchronous: number } {
      const { journal_mode } = db.prepare('PRAGMA journal_mode').get() as { journal_mode: string };
      const { synchronous } = db.prepare('PRAGMA synchronous').get() as { synchronous: number };
      return { journal: journal_mode, synchronous };
    },
    /** Gives back the memory of its cache. */
    shrink: () => db.exec('PRAGMA shrink_memory'),
    close: () => closeWriter(opened, path, isTrusted),
  };
}

export type Writer = ReturnType<typeof createWriter>;

/** What a new database in place of a damaged one is still to get from it. */
const restoring = ({ unrestored }: Opened, path: string) => ({
  /**
   * Returns what is to be restored in this database because it is new, and the file of the latest damaged one that it
   * replaces; null if there is nothing to restore. It is returned again after each opening until `restored` is called.
   */
  unrestored(): { file: string | null; salvaged: Salvaged } | null {
    if (unrestored === null) return null;
    const all = unrestored.map(salvage);
    const subscriptions = all.flatMap((one) => one.subscriptions);
    const removals = all.flatMap((one) => one.removals);
    return { file: unrestored.at(-1) ?? null, salvaged: { subscriptions, removals } };
  },
  restored(): void {
    noteRestored(path);
  },
});

/** What backups and the settings of the data ask for. */
const upkeepWriter = (db: Database) => ({ ...spaceWriter(db), ...keepsakeWriter(db) });

/** Events, resources and retention: what one of them changes, the others have to forget. */
function feedWriter(db: Database) {
  const bursts = openBursts();
  const counting = dayCounting(db);
  const events = eventWriter(db, bursts, counting);
  const resources = resourceWriter(db, bursts);
  const retention = retentionWriter(db);
  return {
    ...events,
    ...resources,
    countOlder: counting.countOlder,
    commitPacked: (group: PackedGroup, settled: readonly AckRun[]) =>
      packCommitted(events.commit(unpackGroup(group), settled)),
    trim(...args: Parameters<typeof retention.trim>): number {
      const removed = retention.trim(...args);
      // Resources and heads of bursts may have been removed with the events.
      if (removed > 0) {
        events.forgetResources();
        bursts.forget();
      }
      return removed;
    },
    putResources(...[list, now]: Parameters<typeof resources.putResources>): number {
      const derived = resources.putResources(list, now);
      events.outdatePlaces(list.map(({ id }) => id));
      return derived;
    },
    missingResources(...[ids, now]: Parameters<typeof resources.missingResources>): void {
      resources.missingResources(ids, now);
      events.outdatePlaces(ids);
    },
  };
}

function closeWriter({ db, release }: Opened, path: string, isTrusted: boolean): void {
  let isComplete = false;
  try {
    const { busy } = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number };
    isComplete = busy === 0;
  } catch {
    // The disk is full: the log stays beside the database, and is merged when the database is opened next.
  } finally {
    db.close();
    if (isComplete && isTrusted) noteClosed(path);
    release();
  }
}
