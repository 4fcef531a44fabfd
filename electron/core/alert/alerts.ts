import type { Alert, AlertRow } from '../model/alert.ts';
import type { HeldCounts } from '../model/banner.ts';
import type { BannerRef } from '../model/banner-ref.ts';
import type { Notice } from '../model/notification.ts';
import type { Problem } from '../model/problem.ts';
import type { Backlog } from './backlog-alert.ts';
import type { Ruling } from './rulings.ts';
import { summaryOf, type Tally } from './tally.ts';

/** One event. */
export const eventAlert = ({ isUrgent, rule, ...event }: AlertRow): Alert => ({
  account: event.account,
  about: { is: 'event', event },
  opens: { screen: 'feed', event: event.id },
  key: `event-${event.account}-${event.id}`,
  told: { are: 'events', ids: [event.id] },
  urgent: isUrgent,
  rule,
});

/**
 * Many events. @param first id of the first of them, which names the burst. @param added ids of those that no banner told of
 * before.
 */
export const burstAlert = (
  account: string,
  first: number,
  tally: Tally,
  added: readonly number[] = [],
): Alert => ({
  account,
  about: { is: 'events', summary: summaryOf(tally) },
  opens: { screen: 'feed', event: null },
  key: `summary-${account}-${first}`,
  told: { are: 'events', ids: added },
  urgent: tally.isUrgent,
  rule: tally.rules.size === 1 ? ([...tally.rules][0] ?? null) : null,
});

/** Events that waited while nobody was there. */
export const backlogAlert = (account: string, { count, first, last }: Backlog): Alert => ({
  account,
  about: { is: 'backlog', count },
  opens: { screen: 'feed', event: null },
  key: `backlog-${account}`,
  told: { are: 'backlog', first, last },
});

/** The account's database was found damaged. */
export const damagedAlert = (account: string, label: string): Alert => ({
  account,
  about: { is: 'damaged', label },
  opens: { screen: 'feed', event: null },
  key: `damaged-${account}`,
});

/**
 * The file with the list of accounts was damaged. @param unreadable its name now, if there was no copy; null if the copy is
 * used.
 */
export const accountsAlert = (unreadable: string | null): Alert => ({
  account: '',
  about: { is: 'accounts-damaged', unreadable },
  opens: { screen: 'feed', event: null },
  key: 'accounts-damaged',
});

/** The file with the account's token was damaged, and its copy is used. */
export const tokenRestoredAlert = (account: string, label: string): Alert => ({
  account,
  about: { is: 'token-restored', label },
  opens: { screen: 'feed', event: null },
  key: `token-restored-${account}`,
});

/** The file with the list of rules was damaged. @param unreadable as in `accountsAlert`. */
export const rulesAlert = (unreadable: string | null): Alert => ({
  account: '',
  about: { is: 'rules-damaged', unreadable },
  opens: { screen: 'feed', event: null },
  key: 'rules-damaged',
});

const opensAccount = (signIn: boolean) => ({ screen: 'accounts', signIn }) as const;

/** An account needs a sign-in. @param problem why. */
export const signInAlert = (account: string, label: string, problem: Problem | null): Alert => ({
  account,
  about: { is: 'sign-in', label, problem },
  opens: opensAccount(true),
  key: `sign-in-${account}`,
  lasts: true,
});

/** The server of an account is out of reach. @param problem what hinders the connection. */
export const unreachableAlert = (account: string, label: string, problem: Problem | null): Alert => ({
  account,
  about: { is: 'unreachable', label, problem },
  opens: opensAccount(false),
  key: `unreachable-${account}`,
  lasts: true,
});

/** Events cannot be stored, of one account or several. */
export const notStoringAlert = (problem: Problem | null): Alert => ({
  account: '',
  about: { is: 'not-storing', problem },
  opens: opensAccount(false),
  key: 'not-storing',
  urgent: true,
  lasts: true,
});

/** A personal notification. */
export const notificationAlert = (
  account: string,
  id: string,
  notice: Notice,
  { rule, outcome }: Ruling,
): Alert => ({
  account,
  urgent: outcome === 'urgent',
  rule,
  about: { is: 'notification', notice },
  opens: { screen: 'inbox', notification: id },
  key: `notification-${account}-${id}`,
  told: { are: 'notifications', ids: [id] },
});

/** Many personal notifications. */
export const notificationsAlert = (account: string, ids: readonly string[], urgent: boolean): Alert => ({
  account,
  urgent,
  about: { is: 'notifications', count: ids.length },
  opens: { screen: 'inbox', notification: null },
  key: `notifications-${account}`,
  told: { are: 'notifications', ids },
});

/** The key of a summary of what was held. */
export const HELD_KEY = 'held';

/** What was held of all accounts. @param at the summary's time, epoch ms. @param shares where it is written down. */
export function heldAlert(
  at: number,
  { events, notifications, requests }: Omit<HeldCounts, 'unread'>,
  shares: readonly BannerRef[] = [],
): Alert {
  const about = { is: 'held', events, notifications, requests } as const;
  return { account: '', about, opens: togetherAt(at, events), key: HELD_KEY, shares };
}

/** Several that were snoozed and have come back at a time (epoch ms), under which they are found. */
export function backAlert(
  account: string,
  at: number,
  counts: Pick<HeldCounts, 'events' | 'notifications' | 'requests'>,
): Alert {
  return {
    account,
    about: { is: 'back', ...counts },
    opens: togetherAt(at, counts.events),
    key: `back-${account}`,
  };
}

/** Opens what is told together under a time (epoch ms): the feed if there are events among it, else the inbox. */
const togetherAt = (at: number, events: number): Alert['opens'] =>
  events > 0
    ? { screen: 'feed', event: null, summary: at }
    : { screen: 'inbox', notification: null, summary: at };
