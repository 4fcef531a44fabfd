import type { Offer } from '../state/offers.ts';
import type { ContextGroups } from './context-menu.tsx';

/** The entries of a menu as lines of the palette; one with entries of its own becomes a line for each. */
export function menuOffers(groups: ContextGroups, about = ''): readonly Offer[] {
  const named = (label: string) => (about === '' ? label : `${about}: ${label}`);
  return groups.flat().flatMap((entry): readonly Offer[] => {
    if (entry === false || entry === null) return [];
    if ('run' in entry) return [{ name: named(entry.label), run: entry.run }];
    return entry.entries.map(({ label, run }) => ({
      name: named(`${withoutDots(entry.label)}: ${label}`),
      run,
    }));
  });
}

/** A label without the dots that say that more is asked: the line that it begins says what. */
const withoutDots = (label: string): string => label.replace(/\s*\u2026$/u, '');
