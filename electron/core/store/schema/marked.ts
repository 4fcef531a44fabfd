/**
 * What the lists of stars and of what is snoozed show, as SQL. A request that another one stands for (see repeats-schema.ts)
 * is marked together with it and then is no row of its own here either.
 */

/** The request `m` that stands for `n`; `schema` names an attached database, empty in one's own. */
const standsFor = (schema: string): string =>
  `${schema}notification m INDEXED BY notification_resource WHERE n.repeated = 1 AND m.resource_id = n.resource_id
    AND m.user_id = n.user_id AND m.kind = n.kind AND m.listed = n.listed AND m.repeated = 0`;

const prefix = (schema?: string): string => (schema === undefined ? '' : `${schema}.`);

/**
 * Returns SQL for the notifications `n` with a star, `notification_star` beside them. Stars may be kept for notifications
 * of a lost database that the server does not tell of any more.
 */
export function starredNotices(schema?: string): string {
  const of = prefix(schema);
  return `${of}notification_star JOIN ${of}notification n ON n.id = notification_star.notification
    WHERE NOT EXISTS (SELECT 1 FROM ${standsFor(of)} AND m.id IN (SELECT s.notification FROM ${of}notification_star s))`;
}

/** Returns SQL for what is snoozed, `z`; what comes back at another time than what stands for it is a row of its own. */
export function snoozedRows(schema?: string): string {
  const of = prefix(schema);
  return `${of}snooze z INDEXED BY snooze_until WHERE z.back IS NULL AND NOT EXISTS (
    SELECT 1 FROM ${of}notification n WHERE n.id = z.notification AND EXISTS (SELECT 1 FROM ${standsFor(of)}
      AND EXISTS (SELECT 1 FROM ${of}snooze o WHERE o.notification = m.id AND o.back IS NULL AND o.until = z.until)))`;
}
