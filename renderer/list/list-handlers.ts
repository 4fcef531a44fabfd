import type { KeyHandler } from '../commands/use-keys.ts';
import { focusList } from './focus-list.ts';
import { type Counted, type List, lengthOf } from './list.ts';
import { selectedCount } from './list-selection.ts';

interface Actions<Row> {
  readonly open: (row: Row, index: number) => void;
  /** Shows the row that was moved to while another one is open; left out: it is opened. */
  readonly preview?: (row: Row, index: number) => void;
  /** Whether a row is open: moving then opens the next one. */
  readonly isOpen: () => boolean;
  readonly close: () => void;
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
  const move = (by: number) => () => goTo(state().cursor + by);
  const extend = (by: number) => () => {
    focusList();
    void list.selectTo(Math.min(Math.max(0, state().cursor + by), lengthOf(state().count) - 1));
  };
  return {
    next: move(1),
    previous: move(-1),
    'page-down': move(STEP_ROWS),
    'page-up': move(-STEP_ROWS),
    first: () => goTo(0),
    last: () => goTo(lengthOf(state().count) - 1),
    select: () => {
      focusList();
      list.toggle(state().cursor);
    },
    'select-down': extend(1),
    'select-up': extend(-1),
    open: () => onCursor(actions.open),
    close: () => {
      if (selectedCount(state()) > 0) list.clear();
      else if (actions.peel?.()) return true;
      else if (actions.isOpen()) actions.close();
      else return false;
      focusList();
      return true;
    },
  } satisfies Record<string, KeyHandler>;
}
