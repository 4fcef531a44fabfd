import type { EventRow } from '../core/event/event.ts';
import type { Goto } from '../ipc/contract.ts';
import type { Overview } from './overview.ts';
import { minutesToTomorrow } from './pause.ts';
import { words } from './words.ts';

/** What a click on an entry of the tray menu does. */
export type TrayAction =
  | { do: 'open' }
  | { do: 'goto'; goto: Goto }
  | { do: 'pause'; minutes: number }
  | { do: 'quit' };

export type TrayEntry =
  | { label: string; action: TrayAction | null }
  | { label: string; entries: TrayEntry[] }
  | 'separator';

/** The tray's menu as data. `latest` is newest first; `now` decides what "tomorrow" means. */
export function trayMenu(overview: Overview, latest: readonly EventRow[], now: Date): TrayEntry[] {
  return [
    ...overview.lines.map((label) => ({ label, action: null })),
    'separator',
    ...events(latest),
    'separator',
    { label: words.open, action: { do: 'open' } },
    ...pausing(overview, now),
    'separator',
    { label: words.quit, action: { do: 'quit' } },
  ];
}

function events(latest: readonly EventRow[]): TrayEntry[] {
  if (latest.length === 0) return [{ label: words.noEvents, action: null }];
  return latest.slice(0, 5).map((event) => ({
    label: eventLine(event),
    action: { do: 'goto', goto: { screen: 'feed', account: event.account, event: event.id } },
  }));
}

function pausing({ pausedUntil }: Overview, now: Date): TrayEntry[] {
  if (pausedUntil !== null) {
    const time = new Date(pausedUntil).toLocaleString([], { dateStyle: 'short', timeStyle: 'short' });
    return [
      { label: pausedUntil < 0 ? words.pausedUntilResumed : words.pausedUntil(time), action: null },
      { label: words.resumeAlerts, action: { do: 'pause', minutes: 0 } },
    ];
  }
  const pause = (label: string, minutes: number): TrayEntry => ({ label, action: { do: 'pause', minutes } });
  return [
    {
      label: words.pauseAlerts,
      entries: [
        pause(words.halfHour, 30),
        pause(words.hour, 60),
        pause(words.tomorrow, minutesToTomorrow(now)),
        pause(words.untilISaySo, -1),
      ],
    },
  ];
}

/** One line of at most 60 characters. Menus give `&` and `_` a meaning, and control characters break their layout. */
export function eventLine(event: EventRow): string {
  const name = event.name ?? words.namePending;
  const line = event.text ?? `${middle(name, 40)} ${words.actions[event.action]}`;
  return middle(plain(line), 60);
}

/** Names come from other people: control and text-direction characters go, `&` is doubled for the menu. */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').replaceAll('&', '&&');
}

/** Cuts in the middle, as the ends of file names matter. */
function middle(text: string, length: number): string {
  const letters = [...text];
  if (letters.length <= length) return text;
  const head = Math.ceil((length - 1) / 2);
  return `${letters.slice(0, head).join('')}…${letters.slice(letters.length - (length - 1 - head)).join('')}`;
}
