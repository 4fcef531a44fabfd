/** The floors of the house: which room of `electron/core` stands on which. `docs/architecture.md` shows the same list. */

/**
 * The rooms of core, bottom up. A room imports only rooms on floors below its own; rooms on the same floor do not
 * know each other.
 */
export const floors = [
  ['base'],
  ['model'],
  ['query'],
  ['transport'],
  ['sign-in', 'event', 'alert'],
  ['store'],
  ['ack'],
  ['resource', 'inbox'],
  ['stream'],
  ['session'],
  ['engine'],
];

/** The rooms inside `electron/core/store`, bottom up, by the same rule. */
export const storeFloors = [['schema'], ['write', 'read'], ['thread']];

/**
 * The folders of `renderer` that every screen may use. Each other folder there is a screen, but for `app`, which puts the
 * screens together.
 */
export const sharedByScreens = ['strings', 'state', 'focus', 'ui', 'query', 'list', 'commands', 'still'];

/**
 * The rooms a room may import.
 * @param {string[][]} house bottom up
 * @param {string} room
 * @returns {string[]} every room on a lower floor
 */
export function roomsBelow(house, room) {
  const level = house.findIndex((rooms) => rooms.includes(room));
  if (level < 0) throw new Error(`${room} is on no floor`);
  return house.slice(0, level).flat();
}
