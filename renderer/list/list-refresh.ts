import { type Counted, lengthOf } from './list.ts';
import { type ListContext, nextEpoch, rowAt } from './list-context.ts';
import { resumePlace } from './list-place.ts';
import { BEYOND_ROWS, PAGE_ROWS, sameRows, shifted, withPage } from './rows.ts';

/**
 * Returns a function that requests the count and the visible rows again: from the top if it is visible, otherwise around
 * the first visible row, which stays in place. Calls during a refresh lead to one more refresh.
 */
export function createRefresh<Query, Count extends Counted, Row>(
  context: ListContext<Query, Count, Row>,
  loadMissing: () => void,
): () => Promise<void> {
  const { store, visible } = context;
  let refreshing: Promise<void> | null = null;
  let isWanted = false;

  const refreshOnce = async () => {
    const { query } = store.getState();
    const anchorRow = visible.isAtTop ? undefined : anchorOf(context);
    if (anchorRow) await refreshAnchored(context, query, anchorRow, visible.first);
    else if ((await refreshTop(context, query)) === 'scrolled') isWanted = true;
    await resumePlace(context);
    loadMissing();
  };

  return () => {
    isWanted = true;
    refreshing ??= (async () => {
      while (isWanted) {
        isWanted = false;
        await refreshOnce();
      }
      refreshing = null;
    })();
    return refreshing;
  };
}

/** The row that stays in place: the first one on screen. */
function anchorOf<Query, Count extends Counted, Row>(
  context: ListContext<Query, Count, Row>,
): Row | undefined {
  const { anchored, visible } = context;
  return anchored?.index === visible.first ? anchored.row : rowAt(context, visible.first);
}

/** The current position of a row: on the page, or as the source knows it. */
async function placeOf<Query, Count extends Counted, Row>(
  { source }: ListContext<Query, Count, Row>,
  query: Query,
  row: Row,
  page: readonly Row[],
): Promise<number | null> {
  const key = source.keyOf(row);
  const found = page.findIndex((one) => source.keyOf(one) === key);
  return found >= 0 ? found : source.locate(query, row);
}

/**
 * Refreshes from the top. Returns "scrolled", without changing anything, if the person has scrolled down in the meantime:
 * what they look at must stay in place.
 */
async function refreshTop<Query, Count extends Counted, Row>(
  context: ListContext<Query, Count, Row>,
  query: Query,
): Promise<'done' | 'scrolled'> {
  const { source, store, visible, epoch } = context;
  const wasAtTop = visible.isAtTop;
  const range = { offset: 0, limit: Math.min(PAGE_ROWS, visible.last + 1 + BEYOND_ROWS) };
  const reply = await source.load(query, range);
  if (epoch !== context.epoch) return 'done';
  if (!reply.ok) {
    store.setState({ problem: reply.problem });
    return 'done';
  }
  const current = context.isChosen ? rowAt(context, store.getState().cursor) : undefined;
  const place = current ? await placeOf(context, query, current, reply.value.page) : null;
  if (epoch !== context.epoch) return 'done';
  if (wasAtTop && !visible.isAtTop) return 'scrolled';
  nextEpoch(context);
  store.setState((s) => {
    const end = Math.max(0, lengthOf(reply.value.count) - 1);
    const cursor = context.isChosen ? Math.min(place ?? s.cursor, end) : 0;
    const anchor = Math.min(Math.max(0, s.anchor + cursor - s.cursor), end);
    // Those below the screen have most likely moved by as many as came in.
    const came = s.count?.isPartial ? 0 : lengthOf(reply.value.count) - lengthOf(s.count);
    const below = shifted(s.rows, came);
    const page = sameRows(s.rows, reply.value.page, source.keyOf);
    const rows = withPage(below, range, page, 0);
    return { count: reply.value.count, rows, problem: null, cursor, anchor, above: 0 };
  });
  return 'done';
}

/** Refreshes around a row that was at `from`. */
async function refreshAnchored<Query, Count extends Counted, Row>(
  context: ListContext<Query, Count, Row>,
  query: Query,
  anchorRow: Row,
  from: number,
): Promise<void> {
  const { source, store, visible, epoch } = context;
  const chosen = context.isChosen ? rowAt(context, store.getState().cursor) : undefined;
  const [reply, place, follows] = await Promise.all([
    source.count(query),
    source.reorders ? from : source.locate(query, anchorRow),
    source.reorders && chosen ? source.locate(query, chosen) : null,
  ]);
  if (epoch !== context.epoch) return;
  if (!reply.ok) return store.setState({ problem: reply.problem });
  nextEpoch(context);
  const by = place === null ? 0 : place - from;
  const before = store.getState().count;
  const more = before && source.newAbove?.(before, reply.value, anchorRow);
  context.anchored = place === null ? null : { index: place, row: anchorRow };
  visible.first += by;
  visible.last += by;
  store.setState((s) => ({
    count: reply.value,
    rows: shifted(s.rows, by),
    problem: null,
    cursor: Math.min(Math.max(0, follows ?? s.cursor + by), Math.max(0, lengthOf(reply.value) - 1)),
    anchor: Math.max(0, s.anchor + by),
    above: Math.max(0, s.above + (more ?? by)),
    moved: by === 0 ? s.moved : { seq: s.moved.seq + 1, from, by },
  }));
}
