import type { QuietWords } from './quiet-en.ts';

/** German: what keeps banners back, and the hours in which it does. */
export const quietDe: QuietWords = {
  pauses: {
    'half-hour': '30 Minuten lang',
    hour: '1 Stunde lang',
    tomorrow: 'Bis morgen früh',
    'until-resumed': 'Bis ich sie wieder einschalte',
  },
  held: {
    pause: (until) => (until === null ? 'Hinweise angehalten' : `Hinweise angehalten bis ${until}`),
    'quiet-hours': (until) => (until === null ? 'Ruhezeit' : `Ruhezeit bis ${until}`),
    'do-not-disturb': () => '„Nicht stören“ ist an',
  },
  hours: 'Ruhezeiten',
  hoursText:
    'In der Ruhezeit wird nichts eingeblendet. Was zurückgehalten wurde, fasst am Ende eine Einblendung zusammen. Auch „Nicht stören“ auf Ihrem Desktop zählt, sofern er es mitteilt.',
  table: 'Zeiten',
  range: (n) => `Zeit ${n}`,
  from: 'Von',
  to: 'bis',
  nextDay: 'am nächsten Tag',
  add: 'Zeit hinzufügen',
  remove: (n) => `Zeit ${n} entfernen`,
  none: 'Noch keine Zeiten.',
};
