import type { SnoozeWords } from './snooze-en.ts';

/** German: what is snoozed. */
export const snoozeDe: SnoozeWords = {
  title: 'Zurückgestellt',
  snooze: 'Zurückstellen …',
  choices: {
    hour: 'In 1 Stunde',
    evening: 'Heute Abend',
    tomorrow: 'Morgen früh',
    monday: 'Montag früh',
  },
  own: 'Datum und Uhrzeit …',
  until: 'Zurückstellen bis',
  day: 'Datum',
  time: 'Uhrzeit',
  confirm: 'Zurückstellen',
  past: 'Wählen Sie eine Zeit in der Zukunft.',
  noTime: 'Geben Sie Datum und Uhrzeit ein.',
  pastNext: 'Zu dieser Zeit kommt es wieder, mit einem Banner.',
  change: 'Zeit ändern …',
  end: 'Jetzt zurückholen',
  done: (n, shown, until) =>
    n === 1 ? `Zurückgestellt bis ${until}.` : `${shown} zurückgestellt bis ${until}.`,
  undone: 'Nicht mehr zurückgestellt.',
  back: (until) => `Wieder da: ${until}`,
  isSnoozed: (until) => `Zurückgestellt bis ${until}`,
  isBack: 'War zurückgestellt',
  why: (until) => `Zurückgestellt bis ${until}.`,
  list: 'Zurückgestellte Ereignisse und Mitteilungen',
  empty: 'Nichts ist zurückgestellt',
  emptyText:
    'Drücken Sie bei einem Ereignis oder einer Anfrage H, um es für später zurückzustellen. Es kommt als neu wieder, mit einem Banner.',
  emptyInbox: 'Keine Anfrage ist zurückgestellt',
  emptyInboxText:
    'Drücken Sie bei einer Anfrage oder einer anderen Mitteilung H, um sie für später zurückzustellen. Sie kommt als neu wieder, mit einem Banner.',
  loadFailed: 'Die Liste des Zurückgestellten konnte nicht gelesen werden',
  banner: (what) => `Wieder da: ${what}`,
  bannerText: 'Öffnen, um sie zu sehen.',
};
