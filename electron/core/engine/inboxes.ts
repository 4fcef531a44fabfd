import type { InboxQuery, NotificationRef } from '../model/notification.ts';
import type { GrantLevel } from '../model/resource.ts';
import { byAccount } from './by-account.ts';
import type { Registry } from './registry.ts';

/** The inboxes of all accounts as one. `locale` is the language they are shown in (BCP 47). */
export function createInboxes(registry: Registry, locale = 'en') {
  const { read } = registry;
  const inboxes = {
    inboxCount: (query: InboxQuery) => read().inboxCount(query, locale),
    inboxPage: (query: InboxQuery, offset: number, limit: number) =>
      read().inboxPage(query, offset, limit, locale),
    inboxIds: (query: InboxQuery) => read().inboxIds(query, locale),
    async acknowledge(which: NotificationRef[]): Promise<{ bulk: string; count: number; undoUntil: number }> {
      const begun = [];
      for (const [account, refs] of byAccount<NotificationRef>(which)) {
        const ids = refs.map((r) => r.id);
        begun.push({ account, ...(await registry.session(account).acknowledge(ids)) });
      }
      return {
        // One bulk for the person, though there is one for each account.
        bulk: begun.map((b) => `${b.account}/${b.bulk}`).join(' '),
        count: begun.reduce((sum, b) => sum + b.count, 0),
        undoUntil: Math.min(...begun.map((b) => b.undoUntil)),
      };
    },
    async undoAcknowledge(bulk: string): Promise<{ restored: number }> {
      let restored = 0;
      for (const part of bulk.split(' ')) {
        const [account = '', id = ''] = part.split('/');
        restored += await registry.session(account).undo(id);
      }
      return { restored };
    },
    async retryAcknowledge(which: NotificationRef[]): Promise<void> {
      await inboxes.acknowledge(which);
    },
    grantAccess: ({ account, id }: NotificationRef, level: GrantLevel) =>
      registry.session(account).grant(id, level),
  };
  return inboxes;
}
