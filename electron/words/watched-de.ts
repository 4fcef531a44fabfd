import type { WatchedWords } from './watched-en.ts';

const subscriptions = (n: number, shown: string) => (n === 1 ? '1 Abonnement' : `${shown} Abonnements`);

/** German: the list of subscriptions, and their order in the sidebar. */
export const watchedDe: WatchedWords = {
  search: 'Abonnements suchen',
  noMatch: 'Kein Abonnement passt',
  noMatchText: 'Versuchen Sie einen anderen Namen, eine andere Art oder ein anderes Konto.',
  clearSearch: 'Suche löschen',
  covers: 'Umfang',
  unread: 'Ungelesen',
  lastEvent: 'Letztes Ereignis',
  noEvents: 'noch keines',
  sort: 'Sortieren',
  orders: { name: 'Nach Namen', 'last-event': 'Nach letztem Ereignis', unread: 'Nach Ungelesenen' },
  sortedBy: (order) => `Abonnements sortieren: ${order}`,
  sidebarSort: 'Seitenleiste sortieren',
  sidebarOrders: { name: 'Nach Namen', hand: 'In meiner Reihenfolge' },
  sidebarSortedBy: (order) => `Seitenleiste: ${order}`,
  moveUp: 'Nach oben',
  moveDown: 'Nach unten',
  moveNameUp: (name) => `${name} in der Seitenleiste nach oben`,
  moveNameDown: (name) => `${name} in der Seitenleiste nach unten`,
  movedTo: (name, place, of) => `${name}: ${place} von ${of}`,
  collapse: (account) => `${account} zuklappen`,
  expand: (account) => `${account} aufklappen`,
  toggleMute: 'Stummschalten oder nicht mehr',
  togglePause: 'Anhalten oder fortsetzen',
  removeSelected: 'Abonnements entfernen …',
  mute: (n) => `${n} stummschalten`,
  unmute: (n) => `${n} nicht mehr stumm`,
  pause: (n) => `${n} anhalten`,
  resume: (n) => `${n} fortsetzen`,
  remove: (n) => `${n} entfernen …`,
  done: {
    mute: (n, shown) => `${subscriptions(n, shown)} stummgeschaltet.`,
    unmute: (n, shown) => `${subscriptions(n, shown)} nicht mehr stumm.`,
    pause: (n, shown) => `${subscriptions(n, shown)} angehalten.`,
    resume: (n, shown) => `${subscriptions(n, shown)} fortgesetzt.`,
    remove: (n, shown) => `${subscriptions(n, shown)} nicht mehr beobachtet.`,
  },
  failed: {
    mute: (n, shown) => `${subscriptions(n, shown)} nicht stummgeschaltet`,
    unmute: (n, shown) => `${subscriptions(n, shown)} weiterhin stumm`,
    pause: (n, shown) => `${subscriptions(n, shown)} nicht angehalten`,
    resume: (n, shown) => `${subscriptions(n, shown)} nicht fortgesetzt`,
    remove: (n, shown) => `${subscriptions(n, shown)} nicht entfernt`,
  },
  removeTitle: (n) => `${n} Abonnements entfernen?`,
  removeText: 'Der Server sammelt keine Ereignisse mehr dafür. Ereignisse, die schon hier sind, bleiben.',
  removeTaken: (n, shown) =>
    n === 1
      ? 'Eines davon gab es auf dem Server schon vorher. Womöglich liest es noch eine andere App, deshalb bleibt es dort.'
      : `${shown} davon gab es auf dem Server schon vorher. Womöglich liest sie noch eine andere App, deshalb bleiben sie dort.`,
  removeKept: (account) =>
    `Das Token von ${account} darf auf dem Server keine Abonnements löschen. Sie bleiben dort.`,
  removing: 'Wird entfernt …',
};
