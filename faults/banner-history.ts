import { FEW } from '../electron/core/alert/burst.ts';
import type { AnnouncedAlert } from './messages.ts';

const BACKLOG = /^([\d,]+) events while you were away$/;
const BURST = /^([\d,]+) (events|items|objects|datasets|collections|projects|snapshots)( |$)/;

/**
 * The alerts behind the titles a notification daemon was given, oldest first. A title does not say which banner it
 * replaced. So banners of bursts whose numbers grow from one to the next count as one burst, and the few banners of
 * single events just before it as part of it: a real duplicate may be missed, but none is reported that is not one.
 */
export function alertsOf(titles: readonly string[]): AnnouncedAlert[] {
  const singles: string[] = [];
  let burst = { key: '', number: Number.POSITIVE_INFINITY, replaces: [] as string[] };
  return titles.map((title, place) => {
    const away = numberIn(BACKLOG, title);
    if (away !== null) return { key: 'backlog-', count: away };
    const count = numberIn(BURST, title);
    if (count === null) {
      const key = `event-${place}`;
      singles.push(key);
      return { key, count: 1 };
    }
    if (count < burst.number || burst.key === '') {
      burst = { key: `summary-${place}`, number: count, replaces: singles.splice(0).slice(-FEW) };
    }
    burst.number = count;
    return { key: burst.key, count, replaces: burst.replaces };
  });
}

/** The number a title begins with, as English writes it. */
function numberIn(pattern: RegExp, title: string): number | null {
  const number = pattern.exec(title)?.[1];
  return number === undefined ? null : Number(number.replaceAll(',', ''));
}
