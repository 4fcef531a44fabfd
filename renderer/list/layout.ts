/**
 * Positions in a list of rows of equal height under section headers. Computed from the counts of the sections, so the
 * cost depends on the number of sections and not of rows.
 */

export interface Section {
  readonly key: string;
  readonly count: number;
  /** Whether it is collapsed: it has a header and no rows. */
  readonly isClosed?: boolean;
}

interface PlacedSection extends Section {
  /** Index of its first row in the whole list. */
  readonly first: number;
  /** Distance of its header from the top of the list, in px. */
  readonly top: number;
}

export interface Layout {
  readonly sections: readonly PlacedSection[];
  readonly rows: number;
  readonly height: number;
  readonly rowHeight: number;
  readonly headerHeight: number;
}

type Placed =
  | { readonly type: 'header'; readonly section: PlacedSection; readonly top: number }
  | { readonly type: 'row'; readonly index: number; readonly top: number };

/** Sections without rows get no header, unless they are collapsed. */
export function layoutOf(sections: readonly Section[], rowHeight: number, headerHeight: number): Layout {
  const placed: PlacedSection[] = [];
  let first = 0;
  let top = 0;
  for (const section of sections) {
    const { key, isClosed = false } = section;
    const count = isClosed ? 0 : section.count;
    if (count <= 0 && !isClosed) continue;
    placed.push({ key, count, isClosed, first, top });
    first += count;
    top += headerHeight + count * rowHeight;
  }
  return { sections: placed, rows: first, height: top, rowHeight, headerHeight };
}

/** Binary search for the last section for which `before` holds. */
function lastSection(layout: Layout, before: (section: PlacedSection) => boolean): number {
  let low = 0;
  let high = layout.sections.length - 1;
  let found = 0;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const section = layout.sections[middle];
    if (section && before(section)) {
      found = middle;
      low = middle + 1;
    } else high = middle - 1;
  }
  return found;
}

/** The section a row is in. */
export function sectionOf(layout: Layout, index: number): PlacedSection | undefined {
  return layout.sections[lastSection(layout, (s) => s.first <= index)];
}

/** The header that stays at the top while its rows pass by: its section, and how far the next one has pushed it up, px. */
export function stuckAt(layout: Layout, offset: number): { section: PlacedSection; pushed: number } | null {
  const at = lastSection(layout, (s) => s.top <= offset);
  const section = layout.sections[at];
  if (!section || layout.headerHeight === 0) return null;
  const room = (layout.sections[at + 1]?.top ?? Number.POSITIVE_INFINITY) - offset;
  return { section, pushed: Math.max(0, layout.headerHeight - room) };
}

/** Distance of a row from the top of the list, in px. */
export function topOf(layout: Layout, index: number): number {
  const section = sectionOf(layout, index);
  if (!section) return 0;
  return section.top + layout.headerHeight + (index - section.first) * layout.rowHeight;
}

/** The row at a distance from the top; over a header, the first row below it. */
export function indexAt(layout: Layout, y: number): number {
  const section = layout.sections[lastSection(layout, (s) => s.top <= y)];
  if (!section) return 0;
  const within = Math.floor((y - section.top - layout.headerHeight) / layout.rowHeight);
  return Math.max(0, section.first + Math.min(Math.max(within, 0), section.count - 1));
}

/** The headers and rows between two distances, from top to bottom. */
export function placedBetween(layout: Layout, from: number, to: number): Placed[] {
  const result: Placed[] = [];
  for (let i = lastSection(layout, (s) => s.top <= from); i < layout.sections.length; i++) {
    const section = layout.sections[i];
    if (!section || section.top >= to) break;
    if (section.top + layout.headerHeight > from) result.push({ type: 'header', section, top: section.top });
    const rowsTop = section.top + layout.headerHeight;
    const start = Math.max(0, Math.floor((from - rowsTop) / layout.rowHeight));
    const end = Math.min(section.count, Math.ceil((to - rowsTop) / layout.rowHeight));
    for (let r = start; r < end; r++)
      result.push({ type: 'row', index: section.first + r, top: rowsTop + r * layout.rowHeight });
  }
  return result;
}
