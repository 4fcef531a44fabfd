import type { Account } from '../../core/model/account.ts';
import { overallStatus, type Status } from '../../core/model/status.ts';
import type { Language } from '../../words/language.ts';
import type { Words } from '../../words/languages.ts';
import type { PausedUntil } from '../banners/pause.ts';

/** What the tray icon can show, overallStatus last. */
export type TrayState = 'normal' | 'unread' | 'offline' | 'problem';

/** What tray, badge and title show. There is no other source for any of them, so they cannot disagree. */
export interface Overview {
  unread: number;
  inbox: number;
  /** The number on the app's icon: unread events and open personal notifications. */
  badge: number;
  state: TrayState;
  title: string;
  tooltip: string;
  /** The first lines of the tray menu. */
  lines: string[];
  pausedUntil: PausedUntil;
}

const looks: Record<Status['state'], TrayState> = {
  live: 'normal',
  recovered: 'normal',
  connecting: 'normal',
  'catching-up': 'normal',
  paused: 'normal',
  reconnecting: 'offline',
  offline: 'offline',
  'sign-in-needed': 'problem',
  halted: 'problem',
};

/** The one status reducer: accounts in, everything that is shown outside the window out. */
export function overview(
  accounts: readonly Account[],
  pausedUntil: PausedUntil,
  language: Language,
): Overview {
  const { words, format } = language;
  const unread = accounts.reduce((sum, account) => sum + account.unread, 0);
  const inbox = accounts.reduce((sum, account) => sum + account.inbox, 0);
  const badge = unread + inbox;
  const status = overallStatus(accounts.map((account) => account.status));
  const look = looks[status.state];
  const state = look === 'normal' && badge > 0 ? 'unread' : look;
  const lines = [...counts(unread, inbox, language), ...statuses(accounts, status, words)];
  return {
    unread,
    inbox,
    badge,
    state,
    title: badge > 0 ? `(${format.number(badge)}) ${words.app}` : words.app,
    tooltip: [words.app, ...lines].join('\n'),
    lines,
    pausedUntil,
  };
}

function counts(unread: number, inbox: number, { words: { tray }, format }: Language): string[] {
  const lines = [];
  if (unread > 0) lines.push(tray.unread(unread, format.number(unread)));
  if (inbox > 0) lines.push(tray.inbox(inbox, format.number(inbox)));
  return lines.length > 0 ? lines : [tray.nothingUnread];
}

/** One word when all is well; which account and why when it is not. */
function statuses(accounts: readonly Account[], status: Status, { tray }: Words): string[] {
  if (accounts.length === 0) return [tray.noAccount];
  if (looks[status.state] === 'normal') return [tray.states[status.state]];
  return accounts
    .filter((account) => looks[account.status.state] !== 'normal')
    .map((account) => `${account.label}: ${sentence(account.status, tray)}`);
}

function sentence(status: Status, tray: Words['tray']): string {
  const state = tray.states[status.state];
  return 'problem' in status ? tray.trouble(state, status.problem.message) : state;
}
