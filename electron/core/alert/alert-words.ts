import type { Alert } from '../model/alert.ts';
import type { EventRow } from '../model/event.ts';
import type { Notice } from '../model/notification.ts';
import { personalSentences } from './personal-sentences.ts';
import type { Tally } from './tally.ts';
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

  /** "objects" that were "created", where each event is about another resource and the same happened to all. */
  function what({ actions, subjects, resources }: Pick<Tally, 'actions' | 'subjects' | 'resources'>) {
    const [action, otherAction] = actions;
    if (resources === null || action === undefined || otherAction !== undefined) return null;
    const kinds = [...subjects].map((subject) => t.things[subject]);
    const [things] = kinds;
    if (things === undefined || kinds.includes(undefined)) return null;
    return { things: kinds.length > 1 ? t.items : things, action: t.actions[action] };
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
        key: `event-${account}-${row.id}`,
      };
    },
    /** Many events. @param first id of the first of them. */
    summary(first: number, { count, projects, names, ...tally }: Tally): Alert {
      return {
        account,
        title: t.events(number(count), what(tally), places([...projects])),
        body: names.join(', ') + (count > names.length && names.length > 0 ? ', …' : ''),
        opens: { screen: 'feed', event: null },
        key: `summary-${account}-${first}`,
      };
    },
    /** Events that waited while nobody was there. */
    backlog: (count: number): Alert => ({
      account,
      title: t.away(number(count)),
      body: t.awayText,
      opens: { screen: 'feed', event: null },
      key: `backlog-${account}`,
    }),
    /** The account's database was found damaged. */
    damaged: (label: string): Alert => ({
      account,
      title: t.damaged(label),
      body: t.damagedText,
      opens: { screen: 'feed', event: null },
      key: `damaged-${account}`,
    }),
    /** A personal notification. */
    notification: (id: string, notice: Notice): Alert => ({
      account,
      title: sentences.notice(notice) || t.notification,
      body: t.waits,
      opens: { screen: 'inbox', notification: id },
      key: `notification-${account}-${id}`,
    }),
    /** Many personal notifications. */
    notifications: (count: number): Alert => ({
      account,
      title: t.notifications(number(count)),
      body: t.notificationsText,
      opens: { screen: 'inbox', notification: null },
      key: `notifications-${account}`,
    }),
  };
}

export type AlertWords = ReturnType<typeof alertWords>;
