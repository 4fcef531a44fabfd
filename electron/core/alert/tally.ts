import type { AlertRow, EventSummary } from '../model/alert.ts';
import type { Action, Subject } from '../model/event.ts';
import { isResourceKind } from '../model/subjects.ts';

/** What many events have in common: enough to name them in a banner, however many there are. */
export interface Tally {
  count: number;
  actions: Set<Action>;
  subjects: Set<Subject>;
  /** Names of the projects they happened in. */
  projects: Set<string>;
  /** Names of the latest, oldest first. */
  names: string[];
  /** Ids of the resources while each event is about another one; null once one came twice or was not known. */
  resources: Set<string> | null;
  /** Whether one of them is urgent. */
  isUrgent: boolean;
  /** The rules that decided on them. */
  rules: Set<string | null>;
}

/** How many names a banner shows. */
const NAMES = 3;
/** Beyond this many resources it is no longer checked whether they differ. */
const MOST = 10_000;

export const emptyTally = (): Tally => ({
  count: 0,
  actions: new Set(),
  subjects: new Set(),
  projects: new Set(),
  names: [],
  resources: new Set(),
  isUrgent: false,
  rules: new Set(),
});

/** Adds events to a tally, in place. */
export function addToTally(tally: Tally, rows: readonly AlertRow[]): void {
  for (const row of rows) {
    tally.isUrgent ||= row.isUrgent;
    tally.rules.add(row.rule);
    tally.count++;
    tally.actions.add(row.action);
    tally.subjects.add(row.subject);
    const project = row.path[0] ?? (row.subject === 'project' ? row.name : null);
    if (project) tally.projects.add(project);
    tally.resources = withResource(tally.resources, row.resourceId);
  }
  const names = rows.slice(-NAMES).flatMap((row) => row.name || row.text || []);
  tally.names = [...tally.names, ...names].slice(-NAMES);
}

/** Returns what a tally says so far. */
export function summaryOf({ count, projects, names, ...tally }: Tally): EventSummary {
  return { count, same: sameOf(tally), projects: [...projects], names: [...names] };
}

/** The same for each: one action on resources only, and another resource each time. */
function sameOf({
  actions,
  subjects,
  resources,
}: Pick<Tally, 'actions' | 'subjects' | 'resources'>): EventSummary['same'] {
  const [action, ...otherActions] = actions;
  const kinds = [...subjects].filter(isResourceKind);
  if (resources === null || action === undefined || otherActions.length > 0) return null;
  return kinds.length === subjects.size ? { action, kinds } : null;
}

function withResource(known: Set<string> | null, id: string | null): Set<string> | null {
  if (known === null || id === null || known.has(id) || known.size >= MOST) return null;
  return known.add(id);
}
