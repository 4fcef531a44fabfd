import type { Counted, Loaded } from './list.ts';
import { type ListContext, nextEpoch } from './list-context.ts';
import { resumePlace } from './list-place.ts';
import { BEYOND_ROWS, noRows, PAGE_ROWS, type Range, sameRows, withPage } from './rows.ts';

/** Shows another query, from its top: first of all the rows that the screen has room for. */
export async function setQuery<Query, Count extends Counted, Row>(
  context: ListContext<Query, Count, Row>,
  query: Query,
  loadMissing: () => void,
): Promise<void> {
  const { source, store } = context;
  const epoch = nextEpoch(context);
  if (context.resume && context.resume.query !== JSON.stringify(query)) context.resume = null;
  // Whoever selects all from here on, before they are there, means those of this query.
  store.setState({ query, excluded: null, within: null, heading: null });
  let hasBegun = false;
  const range = { offset: 0, limit: Math.min(PAGE_ROWS, context.visible.room + BEYOND_ROWS) };
  const reply = await source.load(query, range, (found) => {
    if (epoch !== context.epoch) return;
    hasBegun = true;
    begin(context, range, found);
  });
  if (epoch !== context.epoch) return;
  if (!reply.ok) return store.setState({ problem: reply.problem, count: null, rows: noRows });
  if (hasBegun) store.setState({ count: reply.value.count });
  else begin(context, range, reply.value);
  await resumePlace(context);
  loadMissing();
}

/** Shows the found rows from the top, with none of them selected by itself. */
function begin<Query, Count extends Counted, Row>(
  context: ListContext<Query, Count, Row>,
  range: Range,
  { count, page }: Loaded<Count, Row>,
): void {
  context.visible.first = 0;
  context.visible.isAtTop = true;
  context.isChosen = false;
  context.anchored = null;
  context.store.setState((s) => ({
    count,
    rows: withPage<Row>(noRows, range, sameRows(s.rows, page, context.source.keyOf), 0),
    problem: null,
    cursor: 0,
    anchor: 0,
    above: 0,
    selected: new Map(),
    reveal: { seq: s.reveal.seq + 1, index: 0 },
  }));
}
