import type { KnownResource } from '../../../core/store/write/write-resources.ts';
import type { TestStore } from '../../../core/testing/store.ts';

/** The words that names of resources begin with. */
const words = ['soil', 'draft', 'wheat'] as const;

/** The kind of a resource that is an object, as it is stored. */
export const OBJECT = 4;

/** What no other has, in the title of the banner of one event, or of one notification: its number. */
const numbered = /^(?:soil|draft|wheat)_(\d+) \w+$|^note_(\d+) for you$/;

/** Whose banner a title is: its own, of one event or one notification; null for any other banner. */
export function ownerOf(title: string): { of: 'event' | 'notification'; number: number } | null {
  const [, event, notification] = numbered.exec(title) ?? [];
  if (event !== undefined) return { of: 'event', number: Number(event) };
  return notification === undefined ? null : { of: 'notification', number: Number(notification) };
}

const idOf = (prefix: string, n: number) => `01JABCDEFGHJKMNPQRST${prefix}${String(n).padStart(5, '0')}`;

/** The id of a notification with a number. */
export const notificationId = (n: number): string => idOf('N', n);

/** The id of the event with a number in the store; null if it never got there. */
export function eventId({ db }: TestStore, n: number): number | null {
  const found = db.prepare('SELECT id FROM event WHERE seq = ?').get(n) as { id: number } | undefined;
  return found?.id ?? null;
}

/** Gives every event a resource, and every notification a text, that no other has: a word and its number. */
export function createNames(store: TestStore) {
  let events = 0;
  let notifications = 0;
  let unnamed: { id: string; name: string } | null = null;

  function put(one: { id: string; name: string }): void {
    const nothing = { title: '', description: '', path: [], parent: null, size: null, permission: null };
    const row = { ...nothing, ...one, kind: OBJECT, status: '', createdAt: null, deleted: false };
    store.writer.putResources([row as KnownResource], 0);
  }
  return {
    /** The number of the last event. */
    last: (): number => events,
    /** @param word the place of the word that its name begins with. @param isNamed whether the name is known at once. */
    event(word: number, isNamed: boolean) {
      const n = ++events;
      const one = { id: idOf('R', n), name: `${words[word]}_${n}` };
      if (isNamed) put(one);
      else unnamed = one;
      return { seq: BigInt(n), resourceId: one.id, checksum: String(n) };
    },
    notification(time: number) {
      const n = ++notifications;
      const nobody = { userId: null, userName: null, resourceId: null, resourceName: null };
      return { id: notificationId(n), kind: 0, time, message: `note_${n} for you`, ...nobody };
    },
    /** The name of the last resource without one becomes known. */
    learn(): void {
      if (unnamed !== null) put(unnamed);
    },
  };
}

export type Names = ReturnType<typeof createNames>;
