/**
 * Chromium cannot lay out an element taller than 2^25 px, and a million rows are taller. The list's own (*virtual*)
 * distances are therefore mapped onto a shorter (*physical*) scroll range: one to one near both ends, so that the first
 * and last rows can always be reached, and evenly compressed in between.
 */

/** Maximum height of the scrolled element: half of what Chromium can lay out. Shorter lists are not mapped. */
const MAX_PHYSICAL_PX = 16_000_000;
/** Length of the range at either end that is mapped one to one. */
const EDGE_PX = 2_000_000;

/** Height of the scrolled element, in px. */
export function physicalHeight(virtualHeight: number): number {
  return Math.min(virtualHeight, MAX_PHYSICAL_PX);
}

export function toPhysical(virtual: number, virtualHeight: number, view: number): number {
  if (virtualHeight <= MAX_PHYSICAL_PX) return virtual;
  const from = virtualHeight - view;
  const to = MAX_PHYSICAL_PX - view;
  if (virtual <= EDGE_PX) return virtual;
  if (virtual >= from - EDGE_PX) return to - (from - virtual);
  return EDGE_PX + ((virtual - EDGE_PX) / (from - 2 * EDGE_PX)) * (to - 2 * EDGE_PX);
}

export function toVirtual(physical: number, virtualHeight: number, view: number): number {
  if (virtualHeight <= MAX_PHYSICAL_PX) return physical;
  const from = virtualHeight - view;
  const to = MAX_PHYSICAL_PX - view;
  if (physical <= EDGE_PX) return physical;
  if (physical >= to - EDGE_PX) return from - (to - physical);
  return EDGE_PX + ((physical - EDGE_PX) / (to - 2 * EDGE_PX)) * (from - 2 * EDGE_PX);
}

/**
 * The virtual position after the element was scrolled: a small step (wheel, key) counts one to one, a large one (a
 * dragged scroll bar) is mapped.
 */
export function afterScroll(
  virtual: number,
  moved: number,
  physical: number,
  virtualHeight: number,
  view: number,
): number {
  const limit = Math.max(0, virtualHeight - view);
  if (virtualHeight <= MAX_PHYSICAL_PX || Math.abs(moved) > 4 * view)
    return Math.min(limit, Math.max(0, toVirtual(physical, virtualHeight, view)));
  return Math.min(limit, Math.max(0, virtual + moved));
}
