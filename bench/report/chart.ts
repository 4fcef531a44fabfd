import type { Goal } from '../lib/goals.ts';

const WIDTH = 860;
const ROW = 30;
const TOP = 34;
/** Where the bars begin: the names are on their left. */
const LEFT = 390;
/** The most times its goal that a bar shows; one that is longer is cut, and its number says how long it is. */
const MOST = 3;
/** Of one time the goal, px. */
const ONCE = 130;

const colours = { met: '#1a7f37', missed: '#bc4c00' };

/** How many times its goal a figure is; of one that is to reach its goal, the other way round, so that shorter is better. */
export function timesGoal({ value, goal, is }: Goal): number | null {
  if (value === null) return null;
  const [over, under] = is === 'at least' ? [goal, value] : [value, goal];
  // A goal of 0, such as events lost, is met or it is not.
  if (under === 0) return over === 0 ? 0 : MOST;
  return Math.max(0, over / under);
}

/** Returns a chart of figures beside their goals as SVG, readable on a light and on a dark page. */
export function goalChart(title: string, goals: readonly Goal[]): string {
  const height = TOP + goals.length * ROW + 26;
  const line = LEFT + ONCE;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escaped(title)}" font-family="system-ui, sans-serif" font-size="13">
<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>
<text x="12" y="22" font-weight="600" fill="#1f2328">${escaped(title)}</text>
${goals.map(bar).join('\n')}
<line x1="${line}" y1="${TOP - 6}" x2="${line}" y2="${height - 22}" stroke="#1f2328" stroke-dasharray="4 3"/>
<text x="${line}" y="${height - 8}" text-anchor="middle" fill="#59636e">the goal; shorter is better</text>
</svg>
`;
}

function bar(goal: Goal, row: number): string {
  const middle = TOP + row * ROW + ROW / 2;
  const times = timesGoal(goal);
  const width = Math.max(2, Math.min(times ?? 0, MOST) * ONCE);
  const colour = goal.met ? colours.met : colours.missed;
  const shown = times === null ? 'not measured' : `${spoken(goal)}`;
  const box =
    times === null
      ? ''
      : `<rect x="${LEFT}" y="${middle - 8}" width="${width.toFixed(1)}" height="16" rx="2" fill="${colour}"/>`;
  const name = `<text x="${LEFT - 10}" y="${middle + 4}" text-anchor="end" fill="#1f2328">${escaped(short(goal.name))}</text>`;
  return `${name}${box}<text x="${(LEFT + (times === null ? 0 : width) + 8).toFixed(1)}" y="${middle + 4}" fill="#1f2328">${escaped(shown)}</text>`;
}

const spoken = ({ value, unit }: Goal): string =>
  `${(value ?? 0).toLocaleString('en-US', { maximumFractionDigits: Math.abs(value ?? 0) < 10 ? 2 : 0 })} ${unit}`.trim();

/** The most letters of a name that fit on the left of a bar. */
const MOST_LETTERS = 56;

const short = (name: string): string =>
  name.length > MOST_LETTERS ? `${name.slice(0, MOST_LETTERS - 1)}…` : name;

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
