/** The lines of the palette that match what is typed, in groups. */
import { type PaletteGroup, type PaletteLine, paletteGroups } from '../../commands/command.ts';
import { matchScore } from '../../commands/fuzzy.ts';

export interface FoundGroup {
  readonly group: PaletteGroup;
  readonly lines: readonly PaletteLine[];
}

/** How much likelier a line is meant for being about what is on the screen, or less likely for only leading to something. */
const likelihood: Partial<Record<PaletteGroup, number>> = { here: 5, subscriptions: 6, settings: -5 };
/** The same for lines that only typing finds: people who type a name more often want to see the thing than to change it. */
const ONLY_FOUND = -15;

function scoreOf(line: PaletteLine, text: string): number | null {
  const score = matchScore(line.name, text);
  if (score === null) return null;
  return score + (likelihood[line.group ?? 'other'] ?? 0) + (line.isOnlyFound ? ONLY_FOUND : 0);
}

/**
 * Returns the lines that match, the best first, and the group of the best first: Enter runs what was most likely meant.
 * Resources come last, as they are found later than the rest, which must not move then.
 */
export function foundLines(lines: readonly PaletteLine[], text: string): readonly FoundGroup[] {
  const isSearch = text.trim() !== '';
  const found = lines
    .flatMap((line) => {
      const score = isSearch || !line.isOnlyFound ? scoreOf(line, text) : null;
      return score === null ? [] : { line, score };
    })
    .toSorted((a, b) => (isSearch ? b.score - a.score : 0));
  const groupOf = ({ line }: { line: PaletteLine }) => line.group ?? 'other';
  const order = isSearch ? [...new Set(found.map(groupOf))] : paletteGroups;
  return order.flatMap((group) => {
    const own = found.filter((one) => groupOf(one) === group).map(({ line }) => line);
    return own.length > 0 ? { group, lines: own } : [];
  });
}
