import { deepStrictEqual } from 'node:assert';
import type { Stage } from '../../desks/situation.ts';
import { until } from '../../e2e/fixtures/child.ts';
import type { Outcome } from '../../electron/core/model/banner.ts';
import { isNamed, isSettled, type StoredAlert, storedAlert } from '../grid/stored.ts';
import type { Cells, Part } from '../part.ts';
import { type Desk, openDesk } from './desk.ts';
import { timeZone, type Week, weeks } from './weeks.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** How much time passes (ms) while the server is being asked for a name, which takes true time, and when it is known. */
const ASKING_MS = 20;
const KNOWN_MS = 1_000;
/** The longest that an alert may take to be settled, in true ms. */
const PATIENCE = 60_000;
/** When an event comes in each hour, minutes after it: on both sides of what begins at the half or the full hour. */
const MINUTES = [15, 45];

/** Weeks in which the clocks change, with quiet hours, hour by hour. */
export const drivenWeeks: Part = {
  name: 'weeks in which the clocks change',
  needs: ['dunst', 'Xvfb', 'dbus-daemon'],
  async play(stage, cells) {
    const before = process.env.TZ;
    process.env.TZ = timeZone;
    try {
      for (const week of weeks) await playWeek(stage, week, cells);
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  },
};

async function playWeek(stage: Stage, week: Week, cells: Cells): Promise<void> {
  const desk = await openDesk(stage, week.start);
  const totals: Totals = { held: 0, shown: [] };
  for (let day = week.start; day < week.end; day = nextMidnight(day)) {
    const whole = { start: day, end: nextMidnight(day) };
    const name = new Date(day).toDateString();
    await cells.cell(`${week.name}: ${name}`, () => playDay(desk, week, whole, totals));
  }
  await cells.cell(`${week.name}: one summary for each of the quiet hours`, async () => {
    await desk.watch.catchUp();
    const summaries = desk.watch.taken.filter(({ title }) => / while quiet$/.test(title)).length;
    deepStrictEqual(summaries, week.quiet.length);
  });
  await cells.cell(`${week.name}: one banner for each event that was not held, and no other`, () => {
    const titles = desk.watch.taken.map(({ title }) => title).filter((title) => !/ while quiet$/.test(title));
    deepStrictEqual(titles, totals.shown);
  });
}

/** A day is 23 or 25 hours long when the clocks change. */
function nextMidnight(at: number): number {
  const day = new Date(at);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1).getTime();
}

/** What has become of the events so far. */
interface Totals {
  /** How many the next summary has to tell of. */
  held: number;
  /** The titles of the banners of those that were not held, in order. */
  shown: string[];
}

/** What happens next: an event, or the end of quiet hours. */
interface Moment {
  at: number;
  is: 'event' | 'end';
}

async function playDay(
  desk: Desk,
  week: Week,
  { start, end }: { start: number; end: number },
  totals: Totals,
): Promise<void> {
  const moments: Moment[] = week.quiet
    .filter((span) => span.end >= start && span.end < end)
    .map((span) => ({ at: span.end, is: 'end' }));
  for (let hour = start; hour < end; hour += HOUR)
    moments.push(...MINUTES.map((minute): Moment => ({ at: hour + minute * MINUTE, is: 'event' })));
  for (const { at, is } of moments.sort((a, b) => a.at - b.at)) {
    if (is === 'end') {
      await expectSummary(desk, at, totals.held);
      totals.held = 0;
    } else if (await expectEvent(desk, week, at)) totals.held++;
    else totals.shown.push(`${nameAt(at)} created`);
  }
}

/** The name of what is created at a time; in UTC, where no hour comes twice. */
const nameAt = (at: number) => `at_${new Date(at).toISOString().slice(5, 16)}.csv`;

/** Has an event happen, and expects it held or shown. Returns whether it has to be held. */
async function expectEvent({ clock, aos, database }: Desk, { quiet }: Week, at: number): Promise<boolean> {
  await clock.advance(at - clock.now());
  const parents = [aos.projects[0]?.id ?? ''];
  const name = nameAt(at);
  const { id } = await aos.control.createResource({ level: 'object', name, parents });
  const settled = async (): Promise<StoredAlert | null> => {
    // Otherwise the app would give up waiting for names on a busy machine, as it does with a slow server.
    await clock.advance(isNamed(database, id) ? KNOWN_MS : ASKING_MS);
    const stored = storedAlert(database, id);
    return stored !== null && isSettled(stored) ? stored : null;
  };
  const { outcome } = await until(`the alert of ${name}`, settled, PATIENCE);
  const span = quiet.find(({ start, end }) => start <= at && at < end);
  const expected: Outcome =
    span === undefined ? { is: 'shown' } : { is: 'held', by: 'quiet-hours', until: span.end };
  deepStrictEqual(outcome, expected, name);
  return span !== undefined;
}

/** Expects one banner for all that was held, when quiet hours end and not before. */
async function expectSummary({ clock, watch }: Desk, at: number, held: number): Promise<void> {
  await clock.advance(at - 1 - clock.now());
  await watch.catchUp();
  const place = watch.taken.length;
  await clock.advance(1);
  await until(`the summary at ${new Date(at).toISOString()}`, () => watch.taken.length > place);
  const titles = watch.taken.slice(place).map(({ title }) => title);
  deepStrictEqual(titles, [held === 1 ? '1 event while quiet' : `${held} events while quiet`]);
}
