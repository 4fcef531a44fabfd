import type { DecideWords } from './decide-en.ts';

const requests = (n: number, shown: string) => `${shown} ${n === 1 ? 'Anfrage' : 'Anfragen'}`;
const notifications = (n: number, shown: string) => `${shown} ${n === 1 ? 'Mitteilung' : 'Mitteilungen'}`;

/** German: what a person decides about notifications, and what became of it. */
export const decideDe: DecideWords = {
  levels: { read: 'Lesen', append: 'Anfügen', write: 'Schreiben', admin: 'Verwalten' },
  asked: (times, last) => `${times}-mal angefragt, zuletzt ${last}`,
  askedSince: (times, first) => `${times}-mal, zuerst ${first}`,
  askedLabel: 'Angefragt',
  groups: {
    label: 'Gruppieren',
    by: {
      none: 'Nicht gruppiert',
      kind: 'Nach Art',
      person: 'Nach Person',
      resource: 'Nach Ressource',
      day: 'Nach Tag',
    },
    collapseAll: 'Alle Gruppen zuklappen',
    expandAll: 'Alle Gruppen aufklappen',
    others: { person: 'Weitere, oder ohne Person', resource: 'Weitere, oder ohne Ressource' },
  },
  decisions: {
    label: 'Entscheidung',
    names: {
      granted: 'Gewährt',
      dismissed: 'Ohne Freigabe verworfen',
      acknowledged: 'Bestätigt',
      elsewhere: 'Anderswo erledigt',
    },
    by: 'Entschieden von',
    another: 'Ein anderes Programm oder eine andere Person',
  },
  dismissOne: 'Ohne Freigabe verwerfen',
  dismiss: (shown) => `Ohne Freigabe verwerfen (${shown})`,
  dismissAll: (n, shown) =>
    `${n === 1 ? 'Diese Zugriffsanfrage' : `Alle ${shown} Zugriffsanfragen`} ohne Freigabe verwerfen?`,
  grantMany: (shown) => `Gewähren … (${shown})`,
  grantManyTitle: (n, shown) => `Zugriff für ${requests(n, shown)} gewähren`,
  grantManyText:
    'Alle erhalten dieselbe Stufe für das, worum sie gebeten haben. Einige Sekunden lang lässt sich das rückgängig machen.',
  grant: (level, what) => `${level} auf ${what} gewähren`,
  grantAll: (level, n, shown) => `${level} für ${requests(n, shown)} gewähren`,
  access: 'Hat bisher',
  asking: 'Wird geprüft …',
  notKnown: 'Nicht bekannt',
  noAccess: 'Keinen Zugriff',
  noDirectAccess: 'Nichts Eigenes; Zugriff über das Übergeordnete ist nicht bekannt',
  atLeast: (level) => `${level}, über das Übergeordnete vielleicht mehr`,
  giving: (who, level, what) => `${who} erhält ${level} auf ${what}`,
  givingMany: (level, n, shown) => `${level} wird für ${requests(n, shown)} gewährt`,
  dismissed: (n, shown) => `${requests(n, shown)} ohne Freigabe verworfen`,
  acknowledged: (n, shown) => `${notifications(n, shown)} bestätigt`,
  sending: (done, total) => `${done} von ${total} gesendet`,
  granted: (who, level, what) => `${who} hat jetzt ${level} auf ${what}.`,
  someNotGranted: (n, shown) => `Für ${requests(n, shown)} ließ sich der Zugriff nicht gewähren`,
  undo: (what) => `Rückgängig: ${what}`,
  undoTime: 'Zeit zum Rückgängigmachen',
  undoTimes: { '5': '5 Sekunden', '10': '10 Sekunden', '20': '20 Sekunden', '60': '1 Minute' },
  undoTimeText:
    'Änderungen werden erst danach gesendet. Die Zeit steht still, solange Sie auf die Meldung zeigen.',
  grantingRow: (level) => `${level} wird gewährt …`,
  settled: {
    granted: (time, level) => `${level} gewährt ${time}`,
    dismissed: (time) => `Verworfen ${time}`,
    acknowledged: (time) => `Bestätigt ${time}`,
    elsewhere: (time) => `Anderswo erledigt ${time}`,
  },
  meanwhile: 'Das ist bereits erledigt.',
};
