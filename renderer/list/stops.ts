/** Where keys can go in a list: its rows, and the headings of sections that are collapsed. */
import type { Section } from './layout.ts';

/** A row by its position, or a collapsed section by its key. */
export type Stop = { readonly index: number } | { readonly heading: string };

/** Returns how many stops there are in each section. */
const lengthOf = ({ count, isClosed }: Section): number => (isClosed ? 1 : count);

/**
 * Returns the stop `by` after another one (before it, if below 0), or the last one in that direction; null in a list without
 * any. A stop that is not in the list is taken for the first one.
 */
export function stopAfter(sections: readonly Section[], from: Stop, by: number): Stop | null {
  const total = sections.reduce((sum, section) => sum + lengthOf(section), 0);
  let place = Math.min(Math.max(0, placeOf(sections, from) + by), total - 1);
  let first = 0;
  for (const section of sections) {
    if (place < lengthOf(section))
      return section.isClosed ? { heading: section.key } : { index: first + place };
    place -= lengthOf(section);
    if (!section.isClosed) first += section.count;
  }
  return null;
}

function placeOf(sections: readonly Section[], stop: Stop): number {
  let place = 0;
  let first = 0;
  for (const section of sections) {
    if ('heading' in stop && section.isClosed && section.key === stop.heading) return place;
    const isHere = 'index' in stop && !section.isClosed && stop.index < first + section.count;
    if (isHere) return place + stop.index - first;
    place += lengthOf(section);
    if (!section.isClosed) first += section.count;
  }
  return 0;
}
