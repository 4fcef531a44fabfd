import { subjects } from '../../model/subjects.ts';
import { DAY_NS } from '../schema/place-count-schema.ts';
import type { Database } from '../schema/sqlite.ts';
import type { CachedResource } from './resource-cache.ts';

const OBJECT = subjects.object.code;

/** Counts new events by where and on which day they happened (place-count-schema.ts), a group at a time. */
export function placeCounting(db: Database) {
  const put = db.prepare(
    `INSERT INTO place_count (place, day, events, derived) VALUES (?, ?, ?, 0)
     ON CONFLICT DO UPDATE SET events = events + excluded.events`,
  );
  const find = db.prepare('SELECT key FROM resource WHERE id = ?');
  /** By day, then by place. */
  const days = new Map<number, Map<number, number>>();

  /** The place of an object; the row of its parent may be newer than what is cached of the object. */
  function parentOf({ parent, parentKey }: CachedResource): number | null {
    if (parent === null || parentKey !== null) return parentKey;
    return (find.get(parent) as { key: number } | undefined)?.key ?? null;
  }

  return {
    /** Begins a group: drops what is left of the last one, which may have failed. */
    begin: (): void => days.clear(),
    /** Counts a new event. @param subject what it is about, as it is stored. */
    add(time: bigint, subject: number, about: CachedResource | null): void {
      if (about === null || subject < 1 || subject > OBJECT) return;
      const place = subject === OBJECT ? parentOf(about) : about.key;
      if (place === null) return;
      const day = Number(time / DAY_NS);
      const places = days.get(day) ?? new Map<number, number>();
      days.set(day, places);
      places.set(place, (places.get(place) ?? 0) + 1);
    },
    /** Writes what was counted; to be called in the transaction of the group, after its events were inserted. */
    flush(): void {
      for (const [day, places] of days) for (const [place, n] of places) put.run(place, day, n);
      days.clear();
    },
  };
}

export type PlaceCounting = ReturnType<typeof placeCounting>;
