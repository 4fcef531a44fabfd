import { personalSentences } from '../../core/alert/personal-sentences.ts';
import type { EventRow } from '../../core/model/event.ts';
import type { Goto } from '../../ipc/contract.ts';
import { cleanForDesktop } from '../banners/clean-for-desktop.ts';
import type { Words } from '../words/words.ts';
import type { Overview } from './overview.ts';

/** What clicking an entry of the tray menu does. */
export type TrayAction =
  | { do: 'open' }
  | { do: 'goto'; goto: Goto }
  | { do: 'pause'; minutes: number | 'tomorrow' }
  | { do: 'quit' };

export type TrayEntry =
  | { label: string; action: TrayAction | null }
  | { label: string; entries: TrayEntry[] }
  | 'separator';

/** The tray menu as data. `latest` is newest first. */
export function trayMenu(overview: Overview, latest: readonly EventRow[], words: Words): TrayEntry[] {
  return [
    ...overview.lines.map((label) => ({ label, action: null })),
    'separator',
    ...eventEntries(latest, words),
    'separator',
    { label: words.open, action: { do: 'open' } },
    ...pauseEntries(overview, words),
    'separator',
    { label: words.quit, action: { do: 'quit' } },
  ];
}

function eventEntries(latest: readonly EventRow[], words: Words): TrayEntry[] {
  if (latest.length === 0) return [{ label: words.noEvents, action: null }];
  return latest.slice(0, 5).map((event) => ({
    label: eventLine(event, words),
    action: { do: 'goto', goto: { screen: 'feed', account: event.account, event: event.id } },
  }));
}

function pauseEntries({ pausedUntil }: Overview, words: Words): TrayEntry[] {
  if (pausedUntil !== null) {
    const time = new Date(pausedUntil).toLocaleString(words.locale, {
      dateStyle: 'short',
      timeStyle: 'short',
    });
    return [
      { label: pausedUntil < 0 ? words.pausedUntilResumed : words.pausedUntil(time), action: null },
      { label: words.resumeAlerts, action: { do: 'pause', minutes: 0 } },
    ];
  }
  const pause = (label: string, minutes: number | 'tomorrow'): TrayEntry => ({
    label,
    action: { do: 'pause', minutes },
  });
  return [
    {
      label: words.pauseAlerts,
      entries: [
        pause(words.halfHour, 30),
        pause(words.hour, 60),
        pause(words.tomorrow, 'tomorrow'),
        pause(words.untilISaySo, -1),
      ],
    },
  ];
}

function sentenceOf(event: EventRow, words: Words): string {
  if (event.subject === 'user') return personalSentences(words.locale).personal(event.personal);
  const name = event.name || words.namePending;
  return event.text ?? `${truncateMiddle(name, 40)} ${words.actions[event.action]}`;
}

/** One line of at most 60 characters. `&` is doubled, because a single one marks a shortcut key in menus. */
export function eventLine(event: EventRow, words: Words): string {
  return truncateMiddle(cleanForDesktop(sentenceOf(event, words)), 60).replaceAll('&', '&&');
}

/** Truncates in the middle, because the ends of file names matter. */
function truncateMiddle(text: string, maxLength: number): string {
  const letters = [...text];
  if (letters.length <= maxLength) return text;
  const head = Math.ceil((maxLength - 1) / 2);
  return `${letters.slice(0, head).join('')}…${letters.slice(letters.length - (maxLength - 1 - head)).join('')}`;
}
