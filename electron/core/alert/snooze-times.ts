import type { SnoozeUntil } from '../model/snooze.ts';
import { type SnoozeChoice, snoozeHours } from '../model/snooze-choices.ts';
import { instantsOf } from './wall-time.ts';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const MONDAY = 1;
const WEEK = 7;
/** A thing can be snoozed for this long at most, ms. */
const LONGEST_MS = 5 * 366 * DAY_MS;

/**
 * Returns when something comes back that is snoozed now (epoch ms), by the clocks of the local time zone; null for a time that
 * has passed, does not exist, or is more than five years away.
 */
export function snoozeEnd(until: SnoozeUntil, now: number): number | null {
  const end = typeof until === 'string' ? choiceEnd(until, now) : wallEnd(until);
  return end !== null && end > now && end - now <= LONGEST_MS ? end : null;
}

function choiceEnd(choice: SnoozeChoice, now: number): number {
  const today = new Date(now);
  const at = (days: number, hours: number) =>
    instantsOf({
      year: today.getFullYear(),
      month: today.getMonth(),
      day: today.getDate() + days,
      minutes: hours * 60,
    }).first;
  const ends: Readonly<Record<SnoozeChoice, () => number>> = {
    hour: () => now + HOUR_MS,
    evening: () => at(0, snoozeHours.evening),
    tomorrow: () => at(1, snoozeHours.tomorrow),
    monday: () => at(((MONDAY - today.getDay() + WEEK - 1) % WEEK) + 1, snoozeHours.monday),
  };
  return ends[choice]();
}

/** The first moment at which the clocks show a time; null for one that no calendar or clock has. */
function wallEnd({ day, time }: Exclude<SnoozeUntil, string>): number | null {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const isDay = new Date(Date.UTC(year, month - 1, date)).toISOString().startsWith(day);
  if (!isDay || hours > 23 || minutes > 59) return null;
  return instantsOf({ year, month: month - 1, day: date, minutes: hours * 60 + minutes }).first;
}
