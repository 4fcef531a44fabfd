import { personalSentences } from '../../core/alert/personal-sentences.ts';
import type { EventRow } from '../../core/model/event.ts';
import type { Goto } from '../../ipc/contract.ts';
import type { Words } from '../words/words.ts';
import type { Overview } from './overview.ts';
import { plain } from './plain.ts';

/** What a click on an entry of the tray menu does. */
export type TrayAction =
  | { do: 'open' }
  | { do: 'goto'; goto: Goto }
  | { do: 'pause'; minutes: number | 'tomorrow' }
  | { do: 'quit' };

export type TrayEntry =
  | { label: string; action: TrayAction | null }
  | { label: string; entries: TrayEntry[] }
  | 'separator';

/** The tray's menu as data. `latest` is newest first. */
export function trayMenu(overview: Overview, latest: readonly EventRow[], words: Words): TrayEntry[] {
  return [
    ...overview.lines.map((label) => ({ label, action: null })),
    'separator',
    ...events(latest, words),
    'separator',
    { label: words.open, action: { do: 'open' } },
    ...pausing(overview, words),
    'separator',
    { label: words.quit, action: { do: 'quit' } },
  ];
}

function events(latest: readonly EventRow[], words: Words): TrayEntry[] {
  if (latest.length === 0) return [{ label: words.noEvents, action: null }];
  return latest.slice(0, 5).map((event) => ({
    label: eventLine(event, words),
    action: { do: 'goto', goto: { screen: 'feed', account: event.account, event: event.id } },
  }));
}

function pausing({ pausedUntil }: Overview, words: Words): TrayEntry[] {
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

function lineOf(event: EventRow, words: Words): string {
  if (event.subject === 'user') return personalSentences(words.locale).personal(event.personal);
  const name = event.name || words.namePending;
  return event.text ?? `${middle(name, 40)} ${words.actions[event.action]}`;
}

/** One line of at most 60 characters. A menu takes a single `&` as the mark of a shortcut. */
export function eventLine(event: EventRow, words: Words): string {
  return middle(plain(lineOf(event, words)), 60).replaceAll('&', '&&');
}

/** Cuts in the middle, as the ends of file names matter. */
function middle(text: string, length: number): string {
  const letters = [...text];
  if (letters.length <= length) return text;
  const head = Math.ceil((length - 1) / 2);
  return `${letters.slice(0, head).join('')}…${letters.slice(letters.length - (length - 1 - head)).join('')}`;
}
