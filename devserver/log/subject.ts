/** The place of a resource: the ids from the project down to itself; `undefined` for a level that is absent. */
export interface Hierarchy {
  project: string;
  collection?: string | undefined;
  dataset?: string | undefined;
  object?: string | undefined;
}

export type Level = 'project' | 'collection' | 'dataset' | 'object';

export const ANNOUNCEMENT_FILTER = 'AOS.ANNOUNCEMENT';

/** `AOS.RESOURCE._.<project>._.<collection>._.<dataset>._.<object>._`, with `*` for a level that is absent. */
export function fullSubject(at: Hierarchy): string {
  return resourceSubject('object', at);
}

/**
 * The same, cut off after the resource's own level: the subject a server would use on which filters without
 * sub-resources work.
 */
export function resourceSubject(level: Level, at: Hierarchy): string {
  const absent = '*';
  const project = `AOS.RESOURCE._.${at.project}._`;
  if (level === 'project') return project;
  const collection = `${project}.${at.collection ?? absent}._`;
  if (level === 'collection') return collection;
  const dataset = `${collection}.${at.dataset ?? absent}._`;
  if (level === 'dataset') return dataset;
  return `${dataset}.${at.object ?? absent}._`;
}

/** Matches the events of one resource in every hierarchy; with sub-resources also those of everything inside it. */
export function resourceFilter(level: Level, id: string, subresources: boolean): string {
  const above = { project: 0, collection: 1, dataset: 2, object: 3 }[level];
  const own = `AOS.RESOURCE._.${'*._.'.repeat(above)}${id}`;
  // The `_` after every id makes `>` match the resource itself too, as `>` needs at least one token.
  return subresources && level !== 'object' ? `${own}.>` : `${own}._`;
}

export function userSubject(userId: string): string {
  return `AOS.USER.${userId}._`;
}

/** {@link ANNOUNCEMENT_FILTER} has no wildcard and never matches this, so announcements are never delivered. */
export function announcementSubject(kind: string, id: string): string {
  return `${ANNOUNCEMENT_FILTER}.${kind}.${id}`;
}

/** NATS subject matching: `*` stands for one token, `>` for one or more at the end. */
export function createMatcher(filter: string): (subject: string) => boolean {
  const wanted = filter.split('.');
  const open = wanted[wanted.length - 1] === '>';
  const fixed = open ? wanted.slice(0, -1) : wanted;
  return (subject) => {
    const tokens = subject.split('.');
    if (open ? tokens.length <= fixed.length : tokens.length !== fixed.length) return false;
    return fixed.every((token, place) => token === '*' || token === tokens[place]);
  };
}
