/** English: stars. */
export const starEn = {
  title: 'Starred',
  add: 'Add star',
  remove: 'Remove star',
  /** Among the shortcuts: it does one or the other. */
  toggle: 'Add or remove star',
  added: (n: number, shown: string) => (n === 1 ? 'Star added.' : `${shown} stars added.`),
  removed: (n: number, shown: string) => (n === 1 ? 'Star removed.' : `${shown} stars removed.`),
  /** Of a row, for screen readers. */
  isStarred: 'starred',
  list: 'Starred events and notifications',
  empty: 'Nothing is starred',
  emptyText:
    'Press S on an event or a notification to give it a star. It stays here, however old it is, until you remove the star.',
  loadFailed: 'The list of what is starred could not be read',
};

/** The words about stars: one that is missing in a language does not compile. */
export type StarWords = typeof starEn;
