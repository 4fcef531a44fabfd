import { existsSync, readdirSync } from 'node:fs';
import type { EventRecord } from '../devserver/control/types.ts';
import { alertedTwice, repeated } from './alerted-twice.ts';
import type { Announced } from './messages.ts';
import { keyOf } from './record.ts';

/** An event of the stream as a database has it. */
interface Row {
  id: number;
  /** Identifies the event, see `keyOf`. */
  key: string;
  /** The decision made on it. */
  alert: string;
}

/** A database of the account. A damaged one is set aside, and the next one begins with the same row numbers. */
export interface Generation {
  id: string;
  /** What was in it: in the one that is there now, or just before it was damaged. */
  rows: readonly Row[];
  /** Decisions on deletions that the app found by asking. */
  found: readonly { alert: string }[];
  /** Published and not stored by then. */
  lost: readonly EventRecord[];
}

/** Names the database that is in the folder now by those that were set aside before it. */
export function generationOf(folder: string): string {
  if (!existsSync(folder)) return '';
  const aside = readdirSync(folder).filter((name) => /\.damaged-\d+$/.test(name));
  return aside.sort().join(' ');
}

const linesOf = (announced: readonly Announced[], id: string) =>
  announced.filter(({ generation = '' }) => generation === id);

const addedIn = (lines: readonly Announced[]) => lines.flatMap((line) => ('added' in line ? line.added : []));

/** How often an event was announced more than once, within each database. */
export function announcedTwice(announced: readonly Announced[]): number {
  const ids = new Set(announced.map(({ generation = '' }) => generation));
  return [...ids].reduce((sum, id) => sum + repeated(addedIn(linesOf(announced, id))), 0);
}

const TOLD = ['urgent', 'banner', 'backlog'];

/**
 * How many banners were one too many, within each database and over all of them.
 * @param generations the latest is the last.
 */
export function bannersTwice(announced: readonly Announced[], generations: readonly Generation[]): number {
  const within = generations.reduce((sum, { id, rows, found }, place) => {
    const lines = linesOf(announced, id);
    const isLast = place === generations.length - 1;
    // What was stored between the look at an earlier database and its end may have been told of in any way.
    const known = new Set(rows.map((row) => row.id));
    const unseen = isLast ? [] : addedIn(lines).filter((row) => !known.has(row));
    const any = unseen.flatMap(() => [{ alert: 'banner' }, { alert: 'backlog' }]);
    return sum + alertedTwice(lines, [...rows, ...found, ...any]);
  }, 0);
  const told = generations.flatMap(({ rows }) => [
    ...new Set(rows.filter(({ alert }) => TOLD.includes(alert)).map(({ key }) => key)),
  ]);
  return within + repeated(told);
}

/** Tells, a line for each database that lost something, how much and from which event to which. */
export function whereLost(generations: readonly Generation[]): string[] {
  return generations.flatMap(({ lost }, damages) => {
    const [first, last] = [lost[0], lost.at(-1)];
    if (!first || !last) return [];
    return [`lost after ${damages} damages: ${lost.length}, from ${keyOf(first)} to ${keyOf(last)}`];
  });
}
