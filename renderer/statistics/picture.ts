/** The statistics as a picture, in the colours of the window. */
import type { ResourceKind, Statistics } from '../../electron/ipc/contract.ts';
import { format, t } from '../strings/index.ts';
import type { Bar } from './bar-list.tsx';
import { actionBars, kindBars, placeBars } from './bars-of.tsx';
import { type Bucket, bucketsOf, busiest, dayBuckets } from './buckets.ts';
import { eventsText } from './cell-choice.tsx';
import { SHADES, shadeOf, weekdayOf } from './heat-map.tsx';
import { calendarOf, type PeriodId, periodOf } from './period.ts';

/** px, before the picture is drawn at twice that. */
const WIDTH = 960;
const MARGIN = 24;
const COLUMN = (WIDTH - 3 * MARGIN) / 2;
const LINE = 22;
const BARS = 120;
const CELL = 15;
const SCALE = 2;
/** Where the parts begin. */
const TOP = 64;
const CALENDAR = TOP + BARS + 60;
const LISTS = CALENDAR + 7 * (CELL + 2) + 40;

interface Shown {
  /** Whose events they are; empty with one account. */
  readonly of: readonly string[];
  readonly period: PeriodId;
  readonly statistics: Statistics;
  readonly year: Statistics['days'];
}

/** Draws and remembers how far down it has come. */
function createPen(context: CanvasRenderingContext2D) {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  return {
    rect(x: number, y: number, width: number, height: number, fill: string, alpha = 1): void {
      context.globalAlpha = alpha;
      context.fillStyle = colour(fill);
      context.fillRect(x, y, width, height);
      context.globalAlpha = 1;
    },
    /** @param width the most that it may take. */
    text(
      x: number,
      y: number,
      text: string,
      width: number,
      { size = 13, weight = 400, isEnd = false } = {},
    ): void {
      context.font = `${weight} ${size}px ${style.getPropertyValue('--font')}`;
      context.textAlign = isEnd ? 'right' : 'left';
      context.fillStyle = colour('--fg');
      context.fillText(text, x, y, width);
    },
  };
}

type Pen = ReturnType<typeof createPen>;

function drawBars(pen: Pen, buckets: readonly Bucket[], y: number): void {
  const most = busiest(buckets)?.events ?? 1;
  const width = (WIDTH - 2 * MARGIN) / Math.max(1, buckets.length);
  buckets.forEach(({ events }, n) => {
    const height = (events / most) * BARS;
    pen.rect(MARGIN + n * width, y + BARS - height, Math.max(1, width - 1), height, '--accent');
  });
  pen.rect(MARGIN, y + BARS, WIDTH - 2 * MARGIN, 1, '--line-strong');
}

function drawCalendar(pen: Pen, days: readonly Bucket[], y: number): void {
  const most = busiest(days)?.events ?? 1;
  const first = weekdayOf(days[0]?.start ?? 0);
  days.forEach(({ start, events }, n) => {
    const x = MARGIN + Math.floor((n + first) / 7) * (CELL + 2);
    const shade = shadeOf(events, most);
    const at = y + weekdayOf(start) * (CELL + 2);
    pen.rect(x, at, CELL, CELL, shade === 0 ? '--line' : '--accent', shade === 0 ? 1 : shade / SHADES);
  });
}

function drawList(pen: Pen, title: string, bars: readonly Bar[], x: number, y: number): void {
  const most = Math.max(1, ...bars.map(({ events }) => events));
  pen.text(x, y, title, COLUMN, { size: 14, weight: 600 });
  bars.forEach(({ name, events, fill = '--accent' }, n) => {
    const at = y + (n + 1) * LINE;
    pen.text(x, at, name, COLUMN * 0.55);
    pen.rect(x + COLUMN * 0.58, at - 10, (events / most) * COLUMN * 0.26, 10, fill);
    pen.text(x + COLUMN, at, format.number(events), COLUMN * 0.15, { isEnd: true });
  });
}

/** Two lists beside each other, and how high they are. */
interface ListRow {
  readonly lists: readonly (readonly [title: string, bars: Bar[]])[];
  readonly height: number;
}

function listRows(statistics: Statistics): ListRow[] {
  const none = () => {};
  const places = (kind: ResourceKind) => placeBars(statistics, kind, () => '', none);
  const lists = [
    [t.statistics.byAction, actionBars(statistics, none)],
    [t.statistics.byKind, kindBars(statistics, none)],
    [t.statistics.projects, places('project')],
    [t.statistics.collections, places('collection')],
    [t.statistics.datasets, places('dataset')],
  ] as const;
  return [0, 2, 4].map((n) => {
    const row = lists.slice(n, n + 2);
    return { lists: row, height: (Math.max(...row.map(([, bars]) => bars.length)) + 2) * LINE };
  });
}

function drawLists(pen: Pen, rows: readonly ListRow[], top: number): void {
  let y = top;
  for (const { lists, height } of rows) {
    for (const [column, [title, bars]] of lists.entries())
      drawList(pen, title, bars, MARGIN + column * (COLUMN + MARGIN), y);
    y += height;
  }
}

const heading = { size: 14, weight: 600 };

/** The bars with what is written around them, and the calendar. */
function drawTimes(pen: Pen, { of, period: id, statistics, year }: Shown): void {
  const now = Date.now();
  const period = periodOf(id, now);
  const { buckets, isDays } = bucketsOf(statistics, period, now);
  const title = [t.statistics.title, ...of, period.name, eventsText(statistics.total)].join(' · ');
  pen.text(MARGIN, 30, title, WIDTH - 2 * MARGIN, { size: 16, weight: 600 });
  pen.text(MARGIN, 54, isDays ? t.statistics.byDay : t.statistics.byMonth, COLUMN, heading);
  drawBars(pen, buckets, TOP);
  pen.text(MARGIN, TOP + BARS + 16, buckets[0]?.name ?? '', COLUMN);
  pen.text(WIDTH - MARGIN, TOP + BARS + 16, buckets.at(-1)?.name ?? '', COLUMN, { isEnd: true });
  pen.text(MARGIN, CALENDAR - 10, t.statistics.calendar, COLUMN, heading);
  const { from, to } = calendarOf(period, now);
  drawCalendar(pen, dayBuckets(year, from, to), CALENDAR);
}

/** Returns the picture as Base64 of a PNG; null if it cannot be drawn. */
export function drawPicture(shown: Shown): string | null {
  const rows = listRows(shown.statistics);
  const height = LISTS + rows.reduce((sum, row) => sum + row.height, 0);
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH * SCALE;
  canvas.height = height * SCALE;
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.scale(SCALE, SCALE);
  const pen = createPen(context);
  pen.rect(0, 0, WIDTH, height, '--bg');
  drawTimes(pen, shown);
  drawLists(pen, rows, LISTS);
  return canvas.toDataURL('image/png').split(',')[1] ?? null;
}
