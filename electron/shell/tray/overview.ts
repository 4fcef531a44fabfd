import type { Account } from '../../core/model/account.ts';
import type { Hold } from '../../core/model/hold.ts';
import type { BadgeCounts } from '../../core/model/preferences.ts';
import type { Status } from '../../core/model/status.ts';
import type { Language } from '../../words/language.ts';

/** The icons of the tray, from the calmest to the most urgent. */
export type TrayState = 'normal' | 'unread' | 'offline' | 'problem';

/** Whether the person paused alerts, and what keeps banners back. */
export interface Alerting {
  isPaused: boolean;
  hold: Hold | null;
}

/** What the tray, the badge and the window title show. They have no other source, so they cannot disagree. */
export interface Overview extends Alerting {
  unread: number;
  inbox: number;
  /** The number on the app's icon and in the title, of what the person chose to count. */
  badge: number;
  state: TrayState;
  title: string;
  tooltip: string;
  /** What the counts and the icon mean, as sentences. */
  lines: string[];
  /** Each account with its state, for the tray menu. */
  accounts: { id: string; text: string }[];
}

const trayStates: Record<Status['state'], TrayState> = {
  live: 'normal',
  recovered: 'normal',
  connecting: 'normal',
  'catching-up': 'normal',
  paused: 'normal',
  reconnecting: 'offline',
  incomplete: 'problem',
  offline: 'offline',
  'sign-in-needed': 'problem',
  'keychain-locked': 'problem',
  halted: 'problem',
};

/**
 * Sums up the accounts for everything that is shown outside the window.
 *
 * @param status the overall status of all accounts
 * @param alerting null: banners are shown
 */
export function overview(
  accounts: readonly Account[],
  status: Status,
  alerting: Alerting | null,
  language: Language,
  counted: BadgeCounts = 'both',
): Overview {
  const { words, format } = language;
  const unread = accounts.reduce((sum, account) => sum + account.unread, 0);
  const inbox = accounts.reduce((sum, account) => sum + account.inbox, 0);
  const badge = { both: unread + inbox, inbox, unread, nothing: 0 }[counted];
  const ofStatus = trayStates[status.state];
  const state = ofStatus === 'normal' && unread + inbox > 0 ? 'unread' : ofStatus;
  const lines = [...counts(unread, inbox, language), ...statuses(accounts, status, language)];
  return {
    unread,
    inbox,
    badge,
    state,
    title: badge > 0 ? `(${format.number(badge)}) ${words.app}` : words.app,
    tooltip: [words.app, ...lines].join('\n'),
    lines,
    accounts: accounts.map(({ id, label, status: own }) => ({
      id,
      text: `${label}: ${words.tray.states[own.state]}`,
    })),
    ...(alerting ?? { isPaused: false, hold: null }),
  };
}

function counts(unread: number, inbox: number, { words: { tray }, format }: Language): string[] {
  const lines = [];
  if (unread > 0) lines.push(tray.unread(unread, format.number(unread)));
  if (inbox > 0) lines.push(tray.inbox(inbox, format.number(inbox)));
  return lines.length > 0 ? lines : [tray.nothingUnread];
}

/** The overall status while all is well; otherwise which accounts are in trouble, and why. */
function statuses(accounts: readonly Account[], status: Status, language: Language): string[] {
  const { tray } = language.words;
  if (accounts.length === 0) return [tray.noAccount];
  const inTrouble = accounts.filter((account) => trayStates[account.status.state] !== 'normal');
  if (trayStates[status.state] === 'normal' || inTrouble.length === 0) return [tray.states[status.state]];
  return inTrouble.map((account) => `${account.label}: ${troubleOf(account.status, language)}`);
}

function troubleOf(status: Status, { words, explain }: Language): string {
  return 'problem' in status ? explain(status.problem).message : words.tray.states[status.state];
}
