import { type Goal, goalTable } from '../lib/goals.ts';
import { fixed, table, whole } from '../lib/table.ts';
import type { FeedResult } from './result.ts';
import type { Try } from './tries.ts';

/** How many of the slowest tries the report lists. */
const SLOWEST_LISTED = 8;

export function feedReport(result: FeedResult, goals: readonly Goal[]): string {
  const { machine, electron, plan, searches, jumps } = result;
  const slowest = (tries: readonly Try[]) =>
    [...tries]
      .filter(({ ms }) => ms !== null)
      .sort((a, b) => (b.ms ?? 0) - (a.ms ?? 0))
      .slice(0, SLOWEST_LISTED)
      .map(({ name, ms }) => [name, `${fixed(ms ?? 0, 1)} ms`]);
  const parts = [
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.platform}, Electron ${electron}; load before: ${machine.load}`,
    `${whole(plan.events)} events of ${whole(plan.resources)} resources over ${whole(plan.days)} days\n`,
    goalTable(goals),
    '\n### The slowest\n',
    table(['search or filter', 'to rows'], slowest(searches)),
    '',
    table(['jump to', 'to rows'], slowest(jumps)),
  ];
  const reduced = [
    ...result.left.map((name) => `no time left for: ${name}`),
    ...result.failures.map((why) => `failed: ${why}`),
  ];
  if (reduced.length > 0) parts.push('\nReduced in this run:', ...reduced.map((line) => `- ${line}`));
  return parts.join('\n');
}
