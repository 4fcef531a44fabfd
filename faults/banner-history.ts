import { FEW } from '../electron/core/alert/burst.ts';
import type { Alert } from '../electron/core/model/alert.ts';

const BACKLOG = /^[\d,]+ events while you were away$/;
const BURST = /^([\d,]+) (events|items|objects|datasets|collections|projects)( |$)/;

/**
 * The alerts behind the titles a notification daemon was given, oldest first. A title does not say which banner it
 * replaced. So banners of bursts whose numbers grow from one to the next count as one burst, and the few banners of
 * single events just before it as part of it: a real duplicate may be missed, but none is reported that is not one.
 */
export function alertsOf(titles: readonly string[]): Pick<Alert, 'key' | 'title' | 'replaces'>[] {
  const singles: string[] = [];
  let burst = { key: '', number: Number.POSITIVE_INFINITY, replaces: [] as string[] };
  return titles.map((title, place) => {
    if (BACKLOG.test(title)) return { key: 'backlog-', title };
    const number = BURST.exec(title)?.[1]?.replaceAll(',', '');
    if (number === undefined) {
      const key = `event-${place}`;
      singles.push(key);
      return { key, title };
    }
    if (Number(number) < burst.number || burst.key === '') {
      burst = { key: `summary-${place}`, number: Number(number), replaces: singles.splice(0).slice(-FEW) };
    }
    burst.number = Number(number);
    return { key: burst.key, title, replaces: burst.replaces };
  });
}
