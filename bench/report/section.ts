import type { Outcome } from '../lib/bench-file.ts';
import { goalTable } from '../lib/goals.ts';

const begin = (name: string) => `<!-- npm run bench -- report: ${name} -->`;
const END = '<!-- end -->';

/** Returns a benchmark's figures as a part of the page: the machine, the chart, the table. */
export function section(name: string, { at, seconds, machine, goals }: Outcome): string {
  const { cpu, cores, memoryGb, platform, node, load } = machine;
  return [
    `${cpu}, ${cores} cores, ${memoryGb} GB, ${platform}, Node ${node}, ${at.slice(0, 10)}, in ${seconds} s; load before: ${load}.`,
    '',
    `![Each figure of ${name} as a part of its goal](performance/${name}.svg)`,
    '',
    goalTable(goals),
  ].join('\n');
}

/**
 * Returns the page with a benchmark's part put where the page has a place for it.
 *
 * @throws Error when it has none
 */
export function replaceSection(page: string, name: string, part: string): string {
  const from = page.indexOf(begin(name));
  const to = from < 0 ? -1 : page.indexOf(END, from);
  if (to < 0) throw new Error(`the page has no place for ${name}: ${begin(name)} … ${END}`);
  return `${page.slice(0, from)}${begin(name)}\n\n${part}\n\n${page.slice(to)}`;
}
