/** The floors of the house: which room of `electron/core` stands on which. `docs/architecture.md` shows the same list. */

/**
 * The rooms of core, bottom up. A room imports only rooms on floors below its own; rooms on the same floor do not
 * know each other.
 */
export const floors = [
  ['base'],
  ['model'],
  ['transport'],
  ['sign-in', 'event', 'alert'],
  ['store'],
  ['ack'],
  ['resource', 'inbox'],
  ['stream'],
  ['session'],
  ['engine'],
];

/** The rooms inside `electron/core/store`, each with those of its siblings that it may import. */
export const storeRooms = {
  schema: [],
  write: ['schema'],
  read: ['schema'],
  thread: ['schema', 'write', 'read'],
};

/** Folders of `renderer` that every screen may import; each other folder there is a screen. */
export const sharedByScreens = ['ui', 'state', 'strings'];

/**
 * The rooms a room of core may import.
 * @param {string} room
 * @returns {string[]} every room on a lower floor
 */
export function roomsBelow(room) {
  const level = floors.findIndex((rooms) => rooms.includes(room));
  if (level < 0) throw new Error(`${room} is not a room of core`);
  return floors.slice(0, level).flat();
}
