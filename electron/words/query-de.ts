/** German: the query language on screen. */
import type { QueryWords } from './query-en.ts';

const plural = (n: number, one: string, many: string) => (n === 1 ? one : many);

export const queryDe: QueryWords = {
  states: { unread: 'ungelesen', read: 'gelesen' },
  moments: { today: 'heute', yesterday: 'gestern' },
  spans: {
    m: (n, shown) => `${shown} ${plural(n, 'Minute', 'Minuten')}`,
    h: (n, shown) => `${shown} ${plural(n, 'Stunde', 'Stunden')}`,
    d: (n, shown) => `${shown} ${plural(n, 'Tag', 'Tage')}`,
    w: (n, shown) => `${shown} ${plural(n, 'Woche', 'Wochen')}`,
    mo: (n, shown) => `${shown} ${plural(n, 'Monat', 'Monate')}`,
  },
  chip: {
    in: (name) => `in ${name}`,
    account: (name) => `Konto ${name}`,
    after: (time) => `ab ${time}`,
    before: (time) => `vor ${time}`,
    last: (span) => `bis ${span} zurück`,
    text: (text) => `„${text}“`,
    not: (what) => `nicht ${what}`,
  },
  noName: {
    in: (name) => `Es gibt kein Abonnement namens „${name}“.`,
    account: (name) => `Es gibt kein Konto namens „${name}“.`,
  },
};
