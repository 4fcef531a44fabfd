import type { EventRow } from '../event/event.ts';
import type { Alert } from './alert.ts';

/** What a banner says of one event. */
export function eventAlert(row: EventRow): Alert {
  const what =
    row.name ?? row.text ?? (row.subject === 'user' ? 'Your permissions or profile' : 'A resource');
  const verb = row.text === null ? ` ${row.action === 'available' ? 'is available' : row.action}` : '';
  return {
    account: row.account,
    title: `${what}${verb}`,
    body: row.path.join(' / '),
    opens: { screen: 'feed', event: row.id },
    group: `event-${row.account}-${row.id}`,
  };
}

/** What one banner says of many events. */
export function summaryAlert(account: string, rows: readonly EventRow[]): Alert {
  const projects = [
    ...new Set(rows.flatMap((r) => r.path[0] ?? (r.subject === 'project' ? r.name || [] : []))),
  ];
  const actions = [...new Set(rows.map((r) => r.action))];
  const verb = actions.length === 1 && actions[0] !== 'announced' ? ` ${actions[0]}` : '';
  const where =
    projects.length === 0
      ? ''
      : projects.length <= 2
        ? ` in ${projects.join(' and ')}`
        : ` in ${projects.length} projects`;
  const names = rows.slice(-3).flatMap((r) => r.name || r.text || []);
  return {
    account,
    title: `${rows.length} events${verb}${where}`,
    body: names.join(', ') + (rows.length > names.length && names.length > 0 ? ', …' : ''),
    opens: { screen: 'feed', event: null },
    group: `summary-${account}`,
  };
}

/** What a banner says of events that waited while nobody was there. */
export function backlogAlert(account: string, count: number): Alert {
  return {
    account,
    title: `${count.toLocaleString()} events while you were away`,
    body: 'They are in the feed, unread.',
    opens: { screen: 'feed', event: null },
    group: `backlog-${account}`,
  };
}

/** What a banner says when an account's database was found damaged. */
export function damagedAlert(account: string, label: string): Alert {
  return {
    account,
    title: `The data of ${label} was damaged`,
    body: 'It was set aside and begun anew. What the server still has of your events comes again.',
    opens: { screen: 'feed', event: null },
    group: `damaged-${account}`,
  };
}

/** What a banner says of a personal notification. */
export function notificationAlert(account: string, id: string, message: string): Alert {
  return {
    account,
    title: message,
    body: 'Waits for you in the inbox.',
    opens: { screen: 'inbox', notification: id },
    group: `notification-${account}-${id}`,
  };
}

/** What one banner says of many personal notifications. */
export function notificationsAlert(account: string, count: number): Alert {
  return {
    account,
    title: `${count.toLocaleString()} notifications wait for you`,
    body: 'They stay in the inbox until you acknowledge them.',
    opens: { screen: 'inbox', notification: null },
    group: `notifications-${account}`,
  };
}
