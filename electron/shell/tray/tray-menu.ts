import type { EventRow } from '../../core/model/event.ts';
import type { Goto } from '../../ipc/contract.ts';
import { eventSentence } from '../../words/banner-text.ts';
import type { Language } from '../../words/language.ts';
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
export function trayMenu(overview: Overview, latest: readonly EventRow[], language: Language): TrayEntry[] {
  const { tray } = language.words;
  return [
    ...overview.lines.map((label) => ({ label, action: null })),
    'separator',
    ...events(latest, language),
    'separator',
    { label: tray.open, action: { do: 'open' } },
    ...pausing(overview, language),
    'separator',
    { label: tray.quit, action: { do: 'quit' } },
  ];
}

function events(latest: readonly EventRow[], language: Language): TrayEntry[] {
  if (latest.length === 0) return [{ label: language.words.tray.noEvents, action: null }];
  return latest.slice(0, 5).map((event) => ({
    label: eventLine(event, language),
    action: { do: 'goto', goto: { screen: 'feed', account: event.account, event: event.id } },
  }));
}

function pausing({ pausedUntil }: Overview, { format, words: { tray } }: Language): TrayEntry[] {
  if (pausedUntil !== null) {
    const time = format.moment(pausedUntil, Date.now());
    return [
      { label: pausedUntil < 0 ? tray.pausedUntilResumed : tray.pausedUntil(time), action: null },
      { label: tray.resumeAlerts, action: { do: 'pause', minutes: 0 } },
    ];
  }
  const pause = (label: string, minutes: number | 'tomorrow'): TrayEntry => ({
    label,
    action: { do: 'pause', minutes },
  });
  return [
    {
      label: tray.pauseAlerts,
      entries: [
        pause(tray.halfHour, 30),
        pause(tray.hour, 60),
        pause(tray.tomorrow, 'tomorrow'),
        pause(tray.untilResumed, -1),
      ],
    },
  ];
}

/** One line of at most 60 characters. A menu takes a single `&` as the mark of a shortcut. */
export function eventLine(event: EventRow, language: Language): string {
  const sentence = eventSentence(event, language, (name) => middle(name, 40));
  return middle(plain(sentence), 60).replaceAll('&', '&&');
}

/** Cuts in the middle, as the ends of file names matter. */
function middle(text: string, length: number): string {
  const letters = [...text];
  if (letters.length <= length) return text;
  const head = Math.ceil((length - 1) / 2);
  return `${letters.slice(0, head).join('')}…${letters.slice(letters.length - (length - 1 - head)).join('')}`;
}
