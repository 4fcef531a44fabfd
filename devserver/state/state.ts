import type { Change, Journal } from './journal.ts';
import type {
  AnnouncementRecord,
  ConsumerRecord,
  NotificationRecord,
  ResourceRecord,
  Secrets,
  UserRecord,
} from './model.ts';

/** What the AOS stores besides the log. Change it only through `apply`, which writes to the journal. */
export interface State {
  readonly secrets: Secrets;
  readonly users: ReadonlyMap<string, UserRecord>;
  readonly resources: ReadonlyMap<string, ResourceRecord>;
  readonly notifications: ReadonlyMap<string, NotificationRecord>;
  readonly announcements: ReadonlyMap<string, AnnouncementRecord>;
  readonly consumers: ReadonlyMap<string, ConsumerRecord>;
  /** Ids of personal notifications that were acknowledged. */
  readonly settled: ReadonlySet<string>;
  apply(change: Change): void;
  close(): void;
}

/** Builds the state from a journal and continues the journal. */
export function openState(journal: Journal): State {
  let secrets: Secrets = { hmac: '', jwt: '' };
  const users = new Map<string, UserRecord>();
  const resources = new Map<string, ResourceRecord>();
  const notifications = new Map<string, NotificationRecord>();
  const announcements = new Map<string, AnnouncementRecord>();
  const consumers = new Map<string, ConsumerRecord>();
  const settled = new Set<string>();

  const change = (next: Change): void => {
    if ('drop' in next) {
      for (const id of next.ids) {
        if (next.drop === 'resource') resources.delete(id);
        else if (next.drop === 'consumer') consumers.delete(id);
        else if (notifications.delete(id)) settled.add(id);
      }
      return;
    }
    switch (next.put) {
      case 'secrets':
        secrets = next.value;
        break;
      case 'user':
        users.set(next.value.id, next.value);
        break;
      case 'resource':
        resources.set(next.value.id, next.value);
        break;
      case 'notifications':
        for (const notification of next.value) notifications.set(notification.id, notification);
        break;
      case 'announcement':
        announcements.set(next.value.id, next.value);
        break;
      case 'consumer':
        consumers.set(next.value.id, next.value);
        break;
    }
  };

  for (const past of journal.read()) change(past);

  return {
    get secrets() {
      return secrets;
    },
    users,
    resources,
    notifications,
    announcements,
    consumers,
    settled,
    apply(next) {
      journal.write(next);
      change(next);
    },
    close: () => journal.close(),
  };
}
