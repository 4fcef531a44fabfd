import type { StarWords } from './star-en.ts';

/** German: stars. */
export const starDe: StarWords = {
  title: 'Mit Stern',
  add: 'Stern setzen',
  remove: 'Stern entfernen',
  toggle: 'Stern setzen oder entfernen',
  added: (n, shown) => (n === 1 ? 'Stern gesetzt.' : `${shown} Sterne gesetzt.`),
  removed: (n, shown) => (n === 1 ? 'Stern entfernt.' : `${shown} Sterne entfernt.`),
  isStarred: 'mit Stern',
  list: 'Ereignisse und Mitteilungen mit Stern',
  empty: 'Nichts hat einen Stern',
  emptyText:
    'Drücken Sie bei einem Ereignis oder einer Mitteilung S, um einen Stern zu setzen. Es bleibt dann hier, wie alt es auch wird, bis Sie den Stern entfernen.',
  loadFailed: 'Die Liste mit Stern konnte nicht gelesen werden',
};
