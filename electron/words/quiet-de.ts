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
  contents: 'Banner auf dem Bildschirm',
  contentsChoices: { show: 'Mit Inhalt', hide: 'Ohne Inhalt' },
  contentsText: 'Ohne Inhalt nennt ein Banner nichts und niemanden. Gut, wenn andere mitsehen.',
  hiddenEvent: 'Es gibt Neues',
  hiddenRequest: 'Jemand braucht Sie',
  hiddenText: 'Öffnen, um es zu sehen.',
  hiddenDamage: 'Die Daten eines Kontos waren beschädigt',
  hiddenToken: 'Das gespeicherte Token eines Kontos war beschädigt',
  sounds: { bannerSound: 'Ton', urgentSound: 'Ton, wenn dringend' },
  soundChoices: { none: 'Keiner', system: 'Wie das System', own: 'Glocke' },
  soundText: 'Ihr Desktop spielt den Ton, sofern er dort nicht stummgeschaltet ist.',
  noSound: 'Der Benachrichtigungsdienst Ihres Desktops spielt keine Töne; Banner bleiben stumm.',
  hours: 'Ruhezeiten',
  hoursText:
    'In der Ruhezeit erscheint kein Banner. Was zurückgehalten wurde, fasst am Ende ein Banner zusammen. Auch „Nicht stören“ auf Ihrem Desktop zählt, sofern er es mitteilt.',
  table: 'Zeiten',
  range: (n) => `Zeit ${n}`,
  from: 'Von',
  to: 'bis',
  nextDay: 'am nächsten Tag',
  add: 'Zeit hinzufügen',
  remove: (n) => `Zeit ${n} entfernen`,
  none: 'Noch keine Zeiten.',
  summary: {
    banner: (what) => `${what} während der Ruhe`,
    text: 'Öffnen, um sie zu sehen.',
    events: (n, shown) => (n === 1 ? '1 Ereignis' : `${shown} Ereignisse`),
    requests: (n, shown) => (n === 1 ? '1 Anfrage' : `${shown} Anfragen`),
    notifications: (n, shown) => (n === 1 ? '1 Mitteilung' : `${shown} Mitteilungen`),
    title: 'Aus einem Banner',
    inbox: (shown) => `${shown} im Eingang`,
    all: 'Alle zeigen',
  },
};
