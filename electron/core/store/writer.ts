import { type Opened, openForWriting } from './open.ts';
import { ackWriter } from './write-acks.ts';
import { eventWriter } from './write-events.ts';
import { markWriter } from './write-marks.ts';
import { notificationWriter } from './write-notifications.ts';
import { resourceWriter } from './write-resources.ts';
import { subscriptionWriter } from './write-subscriptions.ts';

/** The one writer of an account's database. Synchronous: it lives in a thread of its own (worker.ts). */
export function openWriter(path: string, now: number) {
  const opened: Opened = openForWriting(path, now);
  const { db } = opened;
  const events = eventWriter(db);
  const resources = resourceWriter(db);
  return {
    ...events,
    ...ackWriter(db),
    ...subscriptionWriter(db),
    ...resources,
    ...markWriter(db),
    ...notificationWriter(db),
    putResources(...[list, now]: Parameters<typeof resources.putResources>): void {
      resources.putResources(list, now);
      events.forgetNames();
    },
    /** Where a damaged database was moved to when this one was opened, or null. */
    setAside: () => opened.setAside,
    close(): void {
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      db.close();
    },
  };
}

export type Writer = ReturnType<typeof openWriter>;
