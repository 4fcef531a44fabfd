/** German: the hints of the first tour, and the sections of Help that explain. */
import type { BasicsWords, TourWords } from './tour-en.ts';

export const tourDe: TourWords = {
  label: (place, of) => `Rundgang, ${place} von ${of}`,
  next: 'Weiter',
  done: 'Verstanden',
  close: 'Rundgang schließen',
  hints: {
    watch: {
      title: 'Was Sie beobachten',
      text: 'Ihre Projekte und deren ungelesene Ereignisse. „Beobachten …“ fügt ein weiteres hinzu.',
    },
    search: {
      title: 'Ein Ereignis finden',
      text: 'Geben Sie Wörter oder Filter wie action:deleted ein. Mit / gelangen Sie hierher.',
    },
    inbox: {
      title: 'Ihr Eingang',
      text: 'Anfragen und Nachrichten an Sie warten hier, bis Sie antworten oder sie bestätigen.',
    },
    alerts: {
      title: 'Banner',
      text: 'Sehen Sie, welche Ereignisse ein Banner hatten, und legen Sie Regeln an. Strg+K kann alles, ? zeigt alle Tasten.',
    },
  },
};

export const basicsDe: BasicsWords = {
  title: 'Gelesen, bestätigt, quittiert',
  intro: 'Drei Dinge klingen ähnlich und bedeuten Verschiedenes.',
  terms: {
    read: {
      name: 'Gelesen',
      text: 'Sie haben ein Ereignis gesehen. Das gilt nur hier und lässt sich rückgängig machen.',
    },
    acknowledge: {
      name: 'Bestätigen',
      text: 'Sie haben eine Mitteilung im Eingang erledigt. Sobald sich das nicht mehr rückgängig machen lässt, entfernt der Server sie auf allen Ihren Computern.',
    },
    ack: {
      name: 'Quittieren (Ack)',
      text: 'Die App teilt dem Server mit, dass ein Ereignis hier gespeichert ist und nicht noch einmal gesendet werden muss. Das geschieht von selbst und heißt nie, dass Sie es gelesen haben.',
    },
  },
  showTour: 'Rundgang zeigen',
  reportSteps:
    'Kopieren Sie den Bericht, beschreiben Sie, was Sie getan und was Sie erwartet haben, und senden Sie beides an die Betreiber Ihres Aruna-Speichers.',
};
