import { noteClosed } from '../schema/closed.ts';
import { type Opened, openForWriting } from '../schema/open.ts';
import { openBursts } from './bursts.ts';
import { type PackedGroup, unpackGroup } from './packed-group.ts';
import { type Salvaged, salvage } from './salvage.ts';
import { ackWriter } from './write-acks.ts';
import { consumerWriter } from './write-consumers.ts';
import { deletionWriter } from './write-deletions.ts';
import { eventWriter } from './write-events.ts';
import { markWriter } from './write-marks.ts';
import { notificationWriter } from './write-notifications.ts';
import { profileWriter } from './write-profile.ts';
import { resourceWriter } from './write-resources.ts';
import { retentionWriter } from './write-retention.ts';
import { subscriptionWriter } from './write-subscriptions.ts';

/** The one writer of an account's database. Synchronous: it lives in a thread of its own. */
export function openWriter(path: string, now: number) {
  const opened: Opened = openForWriting(path, now);
  const { db } = opened;
  const bursts = openBursts();
  const events = eventWriter(db, bursts);
  const resources = resourceWriter(db, bursts);
  const retention = retentionWriter(db);
  return {
    ...events,
    commitPacked: (group: PackedGroup) => events.commit(unpackGroup(group)),
    ...ackWriter(db),
    ...subscriptionWriter(db),
    ...consumerWriter(db),
    ...resources,
    ...markWriter(db),
    ...notificationWriter(db),
    ...profileWriter(db),
    ...deletionWriter(db),
    trim(...args: Parameters<typeof retention.trim>): number {
      const gone = retention.trim(...args);
      // Resources and heads of bursts may have gone with them.
      if (gone > 0) {
        events.forgetNames();
        bursts.forget();
      }
      return gone;
    },
    putResources(...[list, now]: Parameters<typeof resources.putResources>): number {
      const derived = resources.putResources(list, now);
      events.forgetNames(list.map(({ id }) => id));
      return derived;
    },
    /** Where a damaged database was moved to when this one was opened, and what could still be read from it; or null. */
    setAside(): { file: string; subscriptions: Salvaged[] } | null {
      const file = opened.setAside;
      return file === null ? null : { file, subscriptions: salvage(file) };
    },
    hiddenResources(...[ids, now]: Parameters<typeof resources.hiddenResources>): void {
      resources.hiddenResources(ids, now);
    },
    missingResources(...[ids, now]: Parameters<typeof resources.missingResources>): void {
      resources.missingResources(ids, now);
      events.forgetNames(ids);
    },
    /** How a commit is written, as SQLite has it: synchronous 2 is FULL. */
    durability(): { journal: string; synchronous: number } {
      const { journal_mode } = db.prepare('PRAGMA journal_mode').get() as { journal_mode: string };
      const { synchronous } = db.prepare('PRAGMA synchronous').get() as { synchronous: number };
      return { journal: journal_mode, synchronous };
    },
    close(): void {
      let whole = false;
      try {
        const { busy } = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number };
        whole = busy === 0;
      } catch {
        // No room for it: the log stays beside the database and is taken over when it is opened next.
      } finally {
        db.close();
        if (whole) noteClosed(path);
        opened.release();
      }
    },
  };
}

export type Writer = ReturnType<typeof openWriter>;
