/** German: the query language on screen. */
import type { QueryWords } from './query-en.ts';

const plural = (n: number, one: string, many: string) => (n === 1 ? one : many);

export const queryDe: QueryWords = {
  states: { unread: 'ungelesen', read: 'gelesen', snoozed: 'zurückgestellt', starred: 'mit Stern' },
  moments: { today: 'heute', yesterday: 'gestern' },
  fields: {
    kind: 'worum es geht',
    announcement: 'die Art einer Ankündigung',
    action: 'was geschehen ist',
    in: 'ein Abonnement',
    account: 'ein Konto',
    is: 'gelesen, ungelesen, zurückgestellt oder mit Stern',
    after: 'ab einem Tag oder einer Uhrzeit',
    before: 'vor einem Tag oder einer Uhrzeit',
    last: 'die Zeit bis jetzt',
  },
  examples: {
    title: 'Suchen',
    intro:
      'Geben Sie Wörter und Filter in beliebiger Reihenfolge in das Suchfeld ein: Alle müssen zutreffen. Klicken Sie auf ein Beispiel, um es auszuprobieren. Ein Minuszeichen vor einem Teil schließt ihn aus.',
    try: (line) => `${line} ausprobieren`,
    words: 'Beide Wörter kommen in Name, Titel, Pfad oder Kennung oder in einer Ankündigung vor.',
    phrase: 'Die Wörter in Anführungszeichen stehen hintereinander.',
    without: 'Mit „reads“ und ohne „draft“.',
    action: 'Nur was gelöscht wurde.',
    announcement: 'Ankündigungen von Wartungen und Ausfällen.',
    or: 'Objekte, die erstellt oder aktualisiert wurden: Ein Komma bedeutet „oder“.',
    not: 'Alles außer dem, was erstellt wurde.',
    in: 'Ereignisse eines Abonnements.',
    account: 'Ereignisse eines Kontos.',
    last: 'Ungelesenes der letzten sieben Tage. Ein gespeicherter Filter geht mit dem Kalender mit.',
    after: 'Seit Beginn des gestrigen Tages. Auch Wochentage gehen: after:monday.',
    between: 'Zwischen einem Tag und einer Uhrzeit.',
    snoozed: 'Was zurückgestellt ist.',
    starred: 'Was einen Stern hat.',
  },
  completions: 'Was Sie hier eingeben können',
  didYouMean: 'Meinten Sie',
  searchFor: 'Als Text suchen:',
  problems: {
    field: (field) => `Es gibt keinen Filter „${field}:“.`,
    value: (field, value) => `„${field}:“ hat keinen Wert „${value}“.`,
    empty: (field) => `„${field}:“ braucht einen Wert.`,
    possible: (values) => `Mögliche Werte, auf Englisch geschrieben: ${values}.`,
    ignored: 'Dieser Teil bleibt unberücksichtigt.',
  },
  spans: {
    m: (n, shown) => `${shown} ${plural(n, 'Minute', 'Minuten')}`,
    h: (n, shown) => `${shown} ${plural(n, 'Stunde', 'Stunden')}`,
    d: (n, shown) => `${shown} ${plural(n, 'Tag', 'Tage')}`,
    w: (n, shown) => `${shown} ${plural(n, 'Woche', 'Wochen')}`,
    mo: (n, shown) => `${shown} ${plural(n, 'Monat', 'Monate')}`,
  },
  chip: {
    announcement: (kind) => `Ankündigung: ${kind}`,
    in: (name) => `in ${name}`,
    account: (name) => `Konto ${name}`,
    after: (time) => `ab ${time}`,
    before: (time) => `vor ${time}`,
    last: (span) => `bis ${span} zurück`,
    text: (text) => `„${text}“`,
    not: (what) => `nicht ${what}`,
    including: (what) => `Auch ${what}`,
  },
  several: (shown) => `${shown} Abonnements`,
  noName: {
    in: (name) => `Es gibt kein Abonnement namens „${name}“.`,
    account: (name) => `Es gibt kein Konto namens „${name}“.`,
  },
};
