/**
 * Chromium cannot lay out an element taller than 2^25 px, which a million rows exceed. The list's own distances
 * (*virtual*) are therefore mapped onto a shorter scroll range (*physical*): one to one near both ends, so that the
 * first and last rows can always be reached, and compressed evenly between.
 */

/** Below this height nothing is mapped. Half of what Chromium can lay out (2^25 px). */
const PHYSICAL = 16_000_000;
/** One to one at both ends. */
const EDGE = 2_000_000;

/** Height of the scrolled element, in px. */
export function physicalHeight(virtualHeight: number): number {
  return Math.min(virtualHeight, PHYSICAL);
}

export function toPhysical(virtual: number, virtualHeight: number, view: number): number {
  if (virtualHeight <= PHYSICAL) return virtual;
  const from = virtualHeight - view;
  const to = PHYSICAL - view;
  if (virtual <= EDGE) return virtual;
  if (virtual >= from - EDGE) return to - (from - virtual);
  return EDGE + ((virtual - EDGE) / (from - 2 * EDGE)) * (to - 2 * EDGE);
}

export function toVirtual(physical: number, virtualHeight: number, view: number): number {
  if (virtualHeight <= PHYSICAL) return physical;
  const from = virtualHeight - view;
  const to = PHYSICAL - view;
  if (physical <= EDGE) return physical;
  if (physical >= to - EDGE) return from - (to - physical);
  return EDGE + ((physical - EDGE) / (to - 2 * EDGE)) * (from - 2 * EDGE);
}

/**
 * Where the list is after its element was scrolled from one physical place to another: a small step (wheel, key)
 * counts one to one, a big one (a dragged scroll bar) through the map.
 */
export function afterScroll(
  virtual: number,
  moved: number,
  physical: number,
  virtualHeight: number,
  view: number,
): number {
  const limit = Math.max(0, virtualHeight - view);
  if (virtualHeight <= PHYSICAL || Math.abs(moved) > 4 * view)
    return Math.min(limit, Math.max(0, toVirtual(physical, virtualHeight, view)));
  return Math.min(limit, Math.max(0, virtual + moved));
}
