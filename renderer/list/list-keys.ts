import { useKeys } from '../ui/use-keys.ts';
import { type Counted, type List, lengthOf } from './list.ts';

interface Actions<Row> {
  readonly open: (row: Row, index: number) => void;
  /** What moving to a row does while another is looked at; left out: it is opened. */
  readonly look?: (row: Row, index: number) => void;
  /** Whether a row is looked at: moving then looks at the next one. */
  readonly isOpen: () => boolean;
  readonly close: () => void;
}

/** The keys every long list has: moving, selecting, opening, closing. They work wherever the focus is on the screen. */
export function useListKeys<Query, Count extends Counted, Row>(
  list: List<Query, Count, Row>,
  actions: Actions<Row>,
): void {
  const state = () => list.store.getState();
  const focus = () => document.querySelector<HTMLElement>('main [role="listbox"]')?.focus();
  const onCursor = (act: (row: Row, index: number) => void) => {
    const { rows, cursor } = state();
    const row = rows.at.get(cursor);
    if (row) act(row, cursor);
  };
  const openCursor = () => onCursor(actions.open);
  const goTo = (index: number) => {
    const far = Math.abs(index - state().cursor) > 200;
    list.setCursor(index);
    if (far) list.revealAt(state().cursor);
    focus();
    if (actions.isOpen()) onCursor(actions.look ?? actions.open);
  };
  const move = (by: number) => () => goTo(state().cursor + by);
  const extend = (by: number) => () => {
    focus();
    void list.selectTo(Math.min(Math.max(0, state().cursor + by), lengthOf(state().count) - 1));
  };
  useKeys({
    j: move(1),
    arrowdown: move(1),
    k: move(-1),
    arrowup: move(-1),
    pagedown: move(10),
    pageup: move(-10),
    home: () => goTo(0),
    end: () => goTo(lengthOf(state().count) - 1),
    x: () => {
      focus();
      list.toggle(state().cursor);
    },
    ' ': () => {
      focus();
      list.toggle(state().cursor);
    },
    'shift+j': extend(1),
    'shift+arrowdown': extend(1),
    'shift+k': extend(-1),
    'shift+arrowup': extend(-1),
    enter: openCursor,
    o: openCursor,
    escape: () => {
      if (actions.isOpen()) actions.close();
      else if (state().selected.size > 0) list.clear();
      else return false;
      focus();
      return true;
    },
  });
}
