import { checks, type Outcome } from './task.ts';

export interface Cell {
  way: string;
  protocol: string;
  outcome: Outcome;
}

/** The table as text, and under it why some cells are empty. */
export function table(cells: readonly Cell[]): string {
  const reasons = [...new Set(cells.flatMap(({ outcome }) => Object.values(outcome)))].filter(
    (r) => r !== null,
  );
  const head = ['network', 'protocol', ...checks];
  const rows = cells.map(({ way, protocol, outcome }) => [
    way,
    protocol,
    ...checks.map((check) => {
      const why = outcome[check];
      return why === null ? 'works' : `no (${reasons.indexOf(why) + 1})`;
    }),
  ]);
  const widths = head.map((_, n) => Math.max(...[head, ...rows].map((row) => row[n]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((text, n) => text.padEnd(widths[n] ?? 0)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  const notes = reasons.map((reason, n) => `(${n + 1}) ${reason}`);
  return [line(head), rule, ...rows.map(line), '', ...notes].join('\n');
}
