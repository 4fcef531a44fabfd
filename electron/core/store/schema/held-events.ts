/**
 * The condition that an event `e` is one of those that a summary of what was held tells of: those of held banners, and all of a
 * backlog between two ids. The two question marks stand for the summary.
 */
export const IN_SUMMARY = (schema: string): string =>
  `e.id IN (
    SELECT x.id FROM ${schema}.event x WHERE x.banner IN (SELECT b.id FROM ${schema}.banner b WHERE b.summary = ?)
    UNION ALL
    SELECT x.id FROM ${schema}.banner b
      JOIN ${schema}.event x ON x.id BETWEEN b.first_event AND b.last_event AND x.alert = 'backlog'
      WHERE b.summary = ?)`;
