import { problem } from '../../electron/core/model/problem.ts';
import { sayProblem } from '../state/toast-store.ts';
import { type Counted, type List, type ListState, lengthOf } from './list.ts';
import { type ListContext, rowAt, sectionOf } from './list-context.ts';

/** The most rows that can be listed as selected, or as left out of all; the main process takes no longer list. */
const MAX_LISTED = 10_000;
/** Rows requested at a time when a range includes rows that are not loaded. */
const RANGE_ROWS = 500;

type Selection<Row> = Pick<ListState<unknown, unknown, Row>, 'selected' | 'excluded' | 'within'>;

/** Whether a section is selected as a whole, but for the rows that are left out. */
export function isWhole({ excluded, within }: Selection<unknown>, section: string): boolean {
  return excluded !== null && (within === null || within.has(section));
}

/** @param section of the row, in a list whose sections can be selected. */
export function isSelected(selection: Selection<unknown>, key: string, section = ''): boolean {
  return isWhole(selection, section) ? !selection.excluded?.has(key) : selection.selected.has(key);
}

/** Whether a row is selected, by itself or with what it is a part of. */
export function isRowSelected<Query, Count extends Counted, Row>(
  context: ListContext<Query, Count, Row>,
  selection: Selection<Row>,
  row: Row,
): boolean {
  const { source } = context;
  const whole = source.wholeOf?.(row) ?? null;
  if (whole !== null && selection.selected.has(whole)) return true;
  return isSelected(selection, source.keyOf(row), sectionOf(context, row));
}

/** Whether anything is selected. */
export function hasSelection({
  selected,
  excluded,
  within,
  count,
}: Selection<unknown> & { readonly count: Counted | null }): boolean {
  if (excluded === null || within !== null) return selected.size + (within?.size ?? 0) > 0;
  return (count?.total ?? 0) > excluded.size;
}

const noneSelected = () => ({ selected: new Map<string, never>(), excluded: null, within: null });
const allSelected = () => ({ ...noneSelected(), excluded: new Map<string, never>() });

/** Tells the person that a selection is too large; it stays as it is. */
function sayTooMany(): void {
  sayProblem(problem('too-many-to-select', { most: MAX_LISTED }));
}

/** The cursor and the selection of a list. */
export function createSelection<Query, Count extends Counted, Row>(
  context: ListContext<Query, Count, Row>,
): Pick<
  List<Query, Count, Row>,
  'setCursor' | 'setHeading' | 'toggle' | 'selectTo' | 'selectSection' | 'selectAll' | 'clear'
> {
  const { source, store } = context;
  const point = (cursor: number, isAnchor: boolean) => {
    context.isChosen = true;
    store.setState((s) => ({
      cursor,
      heading: null,
      ...(isAnchor && { anchor: cursor }),
      pointed: s.pointed + 1,
    }));
  };
  /** Selects rows; with null, each that is not selected, and no longer each that is. False, changing nothing, if they are too many. */
  const mark = (rows: readonly Row[], isOn: true | null): boolean => {
    const before = store.getState();
    const selected = isOn === null ? withParts(context, rows) : new Map(before.selected);
    const excluded = before.excluded && new Map(before.excluded);
    for (const row of rows) {
      const key = source.keyOf(row);
      // While all of its section are selected, those that are not are listed instead.
      const isLeftOut = isWhole(before, sectionOf(context, row));
      const listed = isLeftOut && excluded ? excluded : selected;
      if (isOn === null ? listed.has(key) : isLeftOut) listed.delete(key);
      else listed.set(key, row);
    }
    const isFew = selected.size <= MAX_LISTED && (excluded?.size ?? 0) <= MAX_LISTED;
    if (isFew) store.setState({ selected, excluded });
    else sayTooMany();
    return isFew;
  };
  return {
    setCursor: (index) => {
      const cursor = Math.min(Math.max(0, index), Math.max(0, lengthOf(store.getState().count) - 1));
      point(cursor, true);
    },
    setHeading: (heading) => {
      context.isChosen = true;
      store.setState((s) => ({ heading, pointed: s.pointed + 1 }));
    },
    toggle: (index) => {
      const row = rowAt(context, index);
      if (row && mark([row], null)) point(index, true);
    },
    selectTo: async (index) => {
      const { anchor, count } = store.getState();
      const size = Math.abs(index - anchor) + 1;
      // Of a large range no rows are loaded: it is everything, or too much.
      if (size > MAX_LISTED && size === lengthOf(count) && !count?.isFolded) {
        store.setState(allSelected());
        return point(index, false);
      }
      if (size > MAX_LISTED) return sayTooMany();
      const found = await rowsToAnchor(context, index);
      if (found !== null && mark(found, true)) point(index, false);
    },
    selectSection: (key, isOn, all) =>
      store.setState((s) => withSection(s, key, isOn, all, (row) => sectionOf(context, row) === key)),
    selectAll: () => store.setState(allSelected()),
    clear: () => store.setState(noneSelected()),
  };
}

/** What is selected, with the parts that are at hand instead of each whole of which one of these rows is a part. */
function withParts<Query, Count extends Counted, Row>(
  { source, store }: ListContext<Query, Count, Row>,
  rows: readonly Row[],
): Map<string, Row> {
  const { selected: before, rows: loaded } = store.getState();
  const selected = new Map(before);
  const wholes = new Set(rows.map((row) => source.wholeOf?.(row) ?? null));
  for (const whole of wholes) {
    if (whole === null || !selected.delete(whole)) continue;
    for (const row of loaded.at.values())
      if (source.wholeOf?.(row) === whole) selected.set(source.keyOf(row), row);
  }
  return selected;
}

/** The selection with all of a section, or with nothing of it. @param isIn whether a row is in it. */
function withSection<Row>(
  selection: Selection<Row>,
  key: string,
  isOn: boolean,
  all: readonly string[],
  isIn: (row: Row) => boolean,
): Selection<Row> {
  const { within } = selection;
  const others = (rows: ReadonlyMap<string, Row>) => new Map([...rows].filter(([, row]) => !isIn(row)));
  const selected = others(selection.selected);
  const excluded = others(selection.excluded ?? new Map<string, Row>());
  const isAll = selection.excluded !== null && within === null;
  if (isOn) return { selected, excluded, within: isAll ? null : new Set([...(within ?? []), key]) };
  const rest = new Set([...(isAll ? all : (within ?? []))].filter((one) => one !== key));
  return rest.size === 0 ? { ...noneSelected(), selected } : { selected, excluded, within: rest };
}

/** The rows from the anchor to an index; null if a request fails or the list has changed in the meantime. */
async function rowsToAnchor<Query, Count extends Counted, Row>(
  context: ListContext<Query, Count, Row>,
  index: number,
): Promise<readonly Row[] | null> {
  const { source, store, epoch } = context;
  const { anchor, query, count } = store.getState();
  if (!count) return null;
  const last = Math.max(anchor, index);
  const found: Row[] = [];
  let next = Math.min(anchor, index);
  while (next <= last) {
    const row = rowAt(context, next);
    if (row) {
      found.push(row);
      next++;
      continue;
    }
    const limit = Math.min(RANGE_ROWS, last - next + 1);
    const reply = await source.page(query, count, { offset: next, limit });
    if (epoch !== context.epoch || !reply.ok) return null;
    found.push(...reply.value);
    next += Math.max(1, reply.value.length);
  }
  return found;
}
