import type { EventRow } from '../event/event.ts';
import type { Notice } from '../inbox/notification.ts';
import { personalSentences } from '../personal/sentences.ts';
import type { Alert } from './alert.ts';
import { textsFor } from './texts.ts';

/** What banners of an account say, in a language (BCP 47). */
export function alertWords(account: string, locale: string) {
  const t = textsFor(locale);
  const sentences = personalSentences(locale);
  const number = (n: number) => n.toLocaleString(locale);

  /** One or two by name, more by their number; null for none. */
  function places(projects: readonly string[]): string | null {
    if (projects.length === 0) return null;
    if (projects.length > 2) return t.projects(number(projects.length));
    return new Intl.ListFormat(locale, { type: 'conjunction' }).format(projects);
  }

  return {
    /** One event. */
    event(row: EventRow): Alert {
      const what = row.name || row.text || t.resource;
      const happened = row.text === null ? `${what} ${t.happened[row.action]}` : what;
      return {
        account,
        title: row.subject === 'user' ? sentences.personal(row.personal) : happened,
        body: row.path.join(' / '),
        opens: { screen: 'feed', event: row.id },
        group: `event-${account}-${row.id}`,
      };
    },
    /** Many events. */
    summary(rows: readonly EventRow[]): Alert {
      const projects = new Set(
        rows.flatMap((r) => r.path[0] ?? (r.subject === 'project' ? r.name || [] : [])),
      );
      const [action, another] = new Set(rows.map((r) => r.action));
      const same = action !== undefined && another === undefined && action !== 'announced';
      const names = rows.slice(-3).flatMap((r) => r.name || r.text || []);
      return {
        account,
        title: t.events(number(rows.length), same ? t.actions[action] : null, places([...projects])),
        body: names.join(', ') + (rows.length > names.length && names.length > 0 ? ', …' : ''),
        opens: { screen: 'feed', event: null },
        group: `summary-${account}`,
      };
    },
    /** Events that waited while nobody was there. */
    backlog: (count: number): Alert => ({
      account,
      title: t.away(number(count)),
      body: t.awayText,
      opens: { screen: 'feed', event: null },
      group: `backlog-${account}`,
    }),
    /** The account's database was found damaged. */
    damaged: (label: string): Alert => ({
      account,
      title: t.damaged(label),
      body: t.damagedText,
      opens: { screen: 'feed', event: null },
      group: `damaged-${account}`,
    }),
    /** A personal notification. */
    notification: (id: string, notice: Notice): Alert => ({
      account,
      title: sentences.notice(notice) || t.notification,
      body: t.waits,
      opens: { screen: 'inbox', notification: id },
      group: `notification-${account}-${id}`,
    }),
    /** Many personal notifications. */
    notifications: (count: number): Alert => ({
      account,
      title: t.notifications(number(count)),
      body: t.notificationsText,
      opens: { screen: 'inbox', notification: null },
      group: `notifications-${account}`,
    }),
  };
}

export type AlertWords = ReturnType<typeof alertWords>;
