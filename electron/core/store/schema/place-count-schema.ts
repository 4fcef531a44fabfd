/** A day in nanoseconds, in UTC: which days are local ones changes with the time zone. */
export const DAY_NS = 86_400_000_000_000n;
const dayOf = (event: string) => `${event}.time / ${DAY_NS}`;

/** The codes of kinds that contain others, and of objects (subjects.ts). */
const isPlace = (event: string) => `${event}.subject BETWEEN 1 AND 3`;
const isInPlace = (event: string) => `${event}.subject BETWEEN 1 AND 4 AND ${event}.resource IS NOT NULL`;
const OBJECT = 4;

/** The key of the project, collection or dataset in which something happened; null while that is not known. */
const placeOf = (event: string) => `iif(${isPlace(event)}, ${event}.resource,
      (SELECT p.key FROM resource r JOIN resource p ON p.id = r.parent WHERE r.key = ${event}.resource))`;

/** Adds the events of an object (its key) to a place (its id), or takes them off. */
const move = (object: string, place: string, sign: '' | '-') => `
    INSERT INTO place_count (place, day, events, derived)
      SELECT p.key, ${dayOf('e')}, ${sign}count(*), 0 FROM event e JOIN resource p ON p.id = ${place}
      WHERE e.resource = ${object} AND e.subject = ${OBJECT} GROUP BY 1, 2
      ON CONFLICT DO UPDATE SET events = events + excluded.events;`;

/**
 * A step of the schema (see migrations.ts): how many events happened in each project, collection and dataset by day, what is
 * inside others not included. New events are counted by the writer, a group at a time (place-counting.ts); triggers follow every
 * other change of events, and of where a resource is.
 */
export const placeCountSchema = `
  -- place: a key of resource. day: days in UTC since the epoch. derived: how many of the events only follow from another.
  CREATE TABLE place_count (
    place INTEGER NOT NULL,
    day INTEGER NOT NULL,
    events INTEGER NOT NULL,
    derived INTEGER NOT NULL,
    PRIMARY KEY (place, day)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO place_count (place, day, events, derived)
    SELECT place, day, count(*), sum(derived) FROM (
      SELECT ${placeOf('e')} AS place, ${dayOf('e')} AS day, e.derived FROM event e WHERE ${isInPlace('e')}
    ) WHERE place IS NOT NULL GROUP BY 1, 2;

  CREATE TRIGGER place_count_removed AFTER DELETE ON event WHEN ${isInPlace('old')} BEGIN
    UPDATE place_count SET events = events - 1, derived = derived - old.derived
      WHERE place = ${placeOf('old')} AND day = ${dayOf('old')};
    DELETE FROM place_count WHERE place = ${placeOf('old')} AND day = ${dayOf('old')} AND events = 0;
  END;
  CREATE TRIGGER place_count_derived AFTER UPDATE OF derived ON event
    WHEN new.derived <> old.derived AND ${isPlace('new')}
  BEGIN
    -- New events are counted after this, at the end of their group.
    INSERT INTO place_count (place, day, events, derived)
      VALUES (new.resource, ${dayOf('new')}, 0, new.derived - old.derived)
      ON CONFLICT DO UPDATE SET derived = derived + excluded.derived;
  END;
  -- Where a resource is becomes known after its first events, and can change.
  CREATE TRIGGER place_count_moved AFTER UPDATE OF parent ON resource WHEN new.parent IS NOT old.parent BEGIN
    ${move('new.key', 'old.parent', '-')}
    DELETE FROM place_count WHERE events = 0 AND place = (SELECT key FROM resource WHERE id = old.parent);
    ${move('new.key', 'new.parent', '')}
  END;
  -- What is inside was known before.
  CREATE TRIGGER place_count_found AFTER INSERT ON resource
    WHEN EXISTS (SELECT 1 FROM resource WHERE parent = new.id)
  BEGIN
    INSERT INTO place_count (place, day, events, derived)
      SELECT new.key, ${dayOf('e')}, count(*), 0 FROM resource r JOIN event e ON e.resource = r.key
      WHERE r.parent = new.id AND e.subject = ${OBJECT} GROUP BY 1, 2
      ON CONFLICT DO UPDATE SET events = events + excluded.events;
  END;
`;
