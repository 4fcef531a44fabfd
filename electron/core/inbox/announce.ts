import { notificationAlert, notificationsAlert } from '../alert/alerts.ts';
import type { Alert } from '../model/alert.ts';
import type { ReaderThread, WriterThread } from '../store/thread/thread.ts';

/** More new notifications than this in one go become one banner. */
const FEW = 3;

export interface AnnounceOptions {
  account: string;
  store: Pick<WriterThread, 'takeUnalerted' | 'silenceNotifications'>;
  reader: Pick<ReaderThread, 'notifications'>;
  alert: (alerts: Alert[]) => void;
  /** Whether one of these events had a banner. */
  isTold: (events: readonly number[]) => boolean;
}

/** Raises banners for notifications that came: each is decided once, whatever happens. */
export async function announce(options: AnnounceOptions, fresh: string[]): Promise<void> {
  const { account, store, reader, alert, isTold } = options;
  const ids = await store.takeUnalerted(fresh);
  if (ids.length === 0) return;
  if (ids.length > FEW) return alert([notificationsAlert(account, ids)]);
  const rows = await reader.notifications(account, ids);
  const untold = rows.filter(({ events }) => !isTold(events));
  const told = rows.filter((row) => !untold.includes(row)).map(({ id }) => id);
  const settled = ids.filter((id) => !rows.some((row) => row.id === id));
  if (told.length > 0) await store.silenceNotifications(told, 'told');
  if (settled.length > 0) await store.silenceNotifications(settled, 'settled');
  if (untold.length > 0) alert(untold.map((n) => notificationAlert(account, n.id, n.notice)));
}
