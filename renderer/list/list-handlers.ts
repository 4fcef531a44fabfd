import type { KeyHandler } from '../commands/use-keys.ts';
import { focusList } from './focus-list.ts';
import type { Section } from './layout.ts';
import { type Counted, type List, lengthOf } from './list.ts';
import { hasSelection } from './list-selection.ts';
import { stopAfter } from './stops.ts';

interface Actions<Row> {
  readonly open: (row: Row, index: number) => void;
  /** Shows the row that was moved to while another one is open; left out: it is opened. */
  readonly preview?: (row: Row, index: number) => void;
  /** Whether a row is open: moving then opens the next one. */
  readonly isOpen: () => boolean;
  readonly close: () => void;
  /** Sections that can be collapsed: keys go to their headings then, and what they do there. */
  readonly headings?: {
    readonly sections: () => readonly Section[];
    readonly open: (key: string) => void;
    readonly select: (key: string) => void;
  };
  /** Takes away one thing that limits the list, before what is open is closed; returns whether there was one. */
  readonly peel?: () => boolean;
}

/** Moving further than this many rows reveals the row instead of scrolling along. */
const FAR_ROWS = 200;
const STEP_ROWS = 10;

/** Handlers for the commands of every long list: moving, selecting, opening, closing. */
export function listHandlers<Query, Count extends Counted, Row>(
  list: List<Query, Count, Row>,
  actions: Actions<Row>,
) {
  const state = () => list.store.getState();
  const onCursor = (act: (row: Row, index: number) => void) => {
    const { rows, cursor } = state();
    const row = rows.at.get(cursor);
    if (row) act(row, cursor);
  };
  const goTo = (index: number) => {
    const isFar = Math.abs(index - state().cursor) > FAR_ROWS;
    list.setCursor(index);
    if (isFar) list.revealAt(state().cursor);
    focusList();
    if (actions.isOpen()) onCursor(actions.preview ?? actions.open);
  };
  const move = (by: number) => () => {
    const { cursor, heading } = state();
    if (actions.headings === undefined) return goTo(cursor + by);
    const from = heading === null ? { index: cursor } : { heading };
    const stop = stopAfter(actions.headings.sections(), from, by);
    if (stop === null) return;
    if ('index' in stop) return goTo(stop.index);
    list.setHeading(stop.heading);
    focusList();
  };
  /** Does something to the heading that keys act on, or else to the row at the cursor. */
  const onStop = (toHeading: ((key: string) => void) | undefined, toRow: () => void) => {
    const { heading } = state();
    if (heading === null) toRow();
    else toHeading?.(heading);
  };
  const extend = (by: number) => () => {
    focusList();
    void list.selectTo(Math.min(Math.max(0, state().cursor + by), lengthOf(state().count) - 1));
  };
  return {
    next: move(1),
    previous: move(-1),
    'page-down': move(STEP_ROWS),
    'page-up': move(-STEP_ROWS),
    first: move(Number.NEGATIVE_INFINITY),
    last: move(Number.POSITIVE_INFINITY),
    select: () => {
      focusList();
      onStop(actions.headings?.select, () => list.toggle(state().cursor));
    },
    'select-down': extend(1),
    'select-up': extend(-1),
    open: () => onStop(actions.headings?.open, () => onCursor(actions.open)),
    close: () => {
      if (hasSelection(state())) list.clear();
      else if (actions.peel?.()) return true;
      else if (actions.isOpen()) actions.close();
      else return false;
      focusList();
      return true;
    },
  } satisfies Record<string, KeyHandler>;
}
