/**
 * The condition that an event `e` is one of those that some banners `b` tell of: each by its banner, and all of a backlog
 * between two ids. The condition on the banners is in it twice, and so are its question marks.
 */
const TOLD_BY = (schema: string, banners: string): string =>
  `e.id IN (
    SELECT x.id FROM ${schema}.event x WHERE x.banner IN (SELECT b.id FROM ${schema}.banner b WHERE ${banners})
    UNION ALL
    SELECT x.id FROM ${schema}.banner b
      JOIN ${schema}.event x ON x.id BETWEEN b.first_event AND b.last_event AND x.alert = 'backlog'
      WHERE ${banners})`;

/** The condition that an event is one of those that a summary of what was held tells of. It has two question marks for it. */
export const IN_SUMMARY = (schema: string): string => TOLD_BY(schema, 'b.summary = ?');

/** The condition that an event is one of those that these banners tell of. It has two question marks for the ids, as JSON. */
export const IN_BANNERS = (schema: string): string =>
  TOLD_BY(schema, 'b.id IN (SELECT value FROM json_each(?))');
