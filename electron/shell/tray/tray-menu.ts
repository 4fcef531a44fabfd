import { clean } from '../../core/base/clean.ts';
import { truncateMiddle } from '../../core/base/truncate.ts';
import type { EventRow } from '../../core/model/event.ts';
import { type PauseChoice, pauseChoices } from '../../core/model/pause-choices.ts';
import type { SharedCommandId } from '../../core/model/shared-commands.ts';
import type { Goto } from '../../ipc/contract.ts';
import { eventSentence } from '../../words/banner-text.ts';
import { commandNames } from '../../words/command-names.ts';
import type { Language } from '../../words/language.ts';
import type { Words } from '../../words/languages.ts';
import type { Overview } from './overview.ts';

/** What clicking an entry of the tray menu does. */
export type TrayAction =
  | { do: 'open' }
  | { do: 'goto'; goto: Goto }
  | { do: 'command'; command: SharedCommandId }
  | { do: 'pause'; choice: PauseChoice | null }
  | { do: 'quit' };

export type TrayEntry =
  | { label: string; action: TrayAction | null }
  | { label: string; entries: TrayEntry[] }
  | 'separator';

/** The tray menu as data. `latest` is newest first, `now` in epoch milliseconds. */
export function trayMenu(
  overview: Overview,
  latest: readonly EventRow[],
  language: Language,
  now: number,
): TrayEntry[] {
  const { words } = language;
  const { tray } = words;
  const isSignedIn = overview.accounts.length > 0;
  return [
    ...overview.lines.map((label) => ({ label: escaped(label), action: null })),
    ...(isSignedIn ? accountEntries(overview, words) : []),
    'separator',
    ...(isSignedIn ? countEntries(overview, language) : []),
    ...eventEntries(latest, language),
    'separator',
    { label: tray.open, action: { do: 'open' } },
    ...pauseEntries(overview, language, now),
    ...(isSignedIn ? [commandEntry('settings', words)] : []),
    commandEntry('about', words),
    'separator',
    { label: tray.quit, action: { do: 'quit' } },
  ];
}

function commandEntry(command: SharedCommandId, words: Words): TrayEntry {
  return { label: commandNames[command](words), action: { do: 'command', command } };
}

/** Every account with its state; choosing one shows it. */
function accountEntries({ accounts }: Overview, words: Words): TrayEntry[] {
  const entries = accounts.map(({ text }): TrayEntry => {
    return { label: lineOf(text), action: { do: 'goto', goto: { screen: 'accounts' } } };
  });
  return [{ label: commandNames.accounts(words), entries: [...entries, commandEntry('add-account', words)] }];
}

/** What can be done about what is unread and waits; nothing is acknowledged without asking in the window. */
function countEntries({ unread, inbox }: Overview, { words, format }: Language): TrayEntry[] {
  return [
    {
      label: words.tray.openInbox(format.number(inbox)),
      action: { do: 'command', command: 'inbox' },
    },
    ...(inbox > 0 ? [commandEntry('acknowledge-all', words)] : []),
    ...(unread > 0 ? [commandEntry('mark-all-read', words)] : []),
    'separator',
  ];
}

function eventEntries(latest: readonly EventRow[], language: Language): TrayEntry[] {
  if (latest.length === 0) return [{ label: language.words.tray.noEvents, action: null }];
  return latest.slice(0, 5).map((event) => ({
    label: eventLine(event, language),
    action: { do: 'goto', goto: { screen: 'feed', account: event.account, event: event.id } },
  }));
}

/** What keeps banners back, and to pause or resume them. */
function pauseEntries(
  { isPaused, hold }: Overview,
  { words: { tray, quiet }, format }: Language,
  now: number,
): TrayEntry[] {
  const until = hold === null || hold.until === null ? null : format.moment(hold.until, now);
  const state = hold === null ? [] : [{ label: quiet.held[hold.by](until), action: null }];
  if (isPaused) return [...state, { label: tray.resumeAlerts, action: { do: 'pause', choice: null } }];
  const entries = pauseChoices.map((choice): TrayEntry => {
    return { label: quiet.pauses[choice], action: { do: 'pause', choice } };
  });
  return [...state, { label: tray.pauseAlerts, entries }];
}

/** One line of at most 60 characters. */
export function eventLine(event: EventRow, language: Language): string {
  const sentence = eventSentence(event, language, (name) => truncateMiddle(name, 40));
  return lineOf(sentence);
}

const lineOf = (text: string) => escaped(truncateMiddle(clean(text), 60));

/** `&` is doubled, because a single one marks a shortcut key in menus. */
const escaped = (text: string) => text.replaceAll('&', '&&');
