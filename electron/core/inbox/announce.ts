import { notificationAlert, notificationsAlert } from '../alert/alerts.ts';
import { firstRuling, type ReadyRule, type Ruling } from '../alert/rulings.ts';
import type { Alert } from '../model/alert.ts';
import type { SeenEvent } from '../query/matcher.ts';
import type { OpenNotice } from '../store/read/read-inbox.ts';
import type { ReaderThread, WriterThread } from '../store/thread/thread.ts';
import type { NotificationDecision } from '../store/write/write-notifications.ts';

/** More new notifications than this in one go become one banner. */
const FEW = 3;

export interface AnnounceOptions {
  account: string;
  store: Pick<WriterThread, 'decideNotifications'>;
  reader: Pick<ReaderThread, 'notifications'>;
  alert: (alerts: Alert[]) => void;
  /** Whether one of these events had a banner. */
  isTold: (events: readonly number[]) => boolean;
  rules: () => readonly ReadyRule[];
}

/** A notification that is open, with what was decided about it. */
interface Decided extends NotificationDecision {
  notice: OpenNotice;
  ruling: Ruling;
}

/** Raises banners for notifications that came: each is decided once, whatever happens. */
export async function announce(options: AnnounceOptions, fresh: string[]): Promise<void> {
  if (fresh.length === 0) return;
  const { account, store, reader, alert } = options;
  const open = (await reader.notifications(account, fresh)).map((notice) => decide(options, notice));
  const isOpen = new Set(open.map(({ id }) => id));
  const settled = fresh
    .filter((id) => !isOpen.has(id))
    .map((id): NotificationDecision => ({ id, alert: 'settled', rule: null }));
  const decisions = [...settled, ...open].map(({ id, alert, rule }) => ({ id, alert, rule }));
  const taken = new Set(await store.decideNotifications(decisions));
  const loud = open.filter(({ id, alert }) => taken.has(id) && (alert === 'urgent' || alert === 'banner'));
  if (loud.length > FEW) {
    const ids = loud.map(({ id }) => id);
    alert([
      notificationsAlert(
        account,
        ids,
        loud.some((one) => one.alert === 'urgent'),
      ),
    ]);
  } else if (loud.length > 0)
    alert(loud.map(({ id, notice, ruling }) => notificationAlert(account, id, notice.notice, ruling)));
}

function decide({ account, isTold, rules }: AnnounceOptions, notice: OpenNotice): Decided {
  const found = firstRuling(rules(), seen(account, notice));
  const ruling: Ruling = found === null || found === 'unknown' ? { rule: null, outcome: 'banner' } : found;
  const alert = isTold(notice.events) ? 'told' : ruling.outcome;
  return { id: notice.id, alert, rule: ruling.rule, notice, ruling };
}

/** A notification as rules see it: something about the person, or an announcement, with the resource that it names. */
const seen = (account: string, { time, kind, resource }: OpenNotice): SeenEvent => ({
  account,
  time,
  action: kind === 'announcement' ? 'announced' : 'unknown',
  subject: kind === 'announcement' ? 'announcement' : 'user',
  resourceId: resource.id,
  about: resource,
  subscriptions: [],
  read: false,
});
