import type { MouseEvent } from 'react';
import { type ContextGroups, openContextMenu } from '../ui/context-menu.tsx';
import type { Counted, List } from './list.ts';

/** The context menu of a row; `label` says what it is about. */
export interface RowMenu {
  readonly label: string;
  readonly groups: ContextGroups;
}

/**
 * Opens the menu of the row under the pointer, or of the row at the cursor when a key asked for it: the event then comes
 * from the list, which has the focus. Rows have the ids `<id>-<index>`.
 */
export function openRowMenu<Query, Count extends Counted, Row>(
  event: MouseEvent,
  list: List<Query, Count, Row>,
  id: string,
  menuOf: (row: Row) => RowMenu,
): void {
  const on = (what: string) => (event.target instanceof Element ? event.target.closest(what) : null);
  const target = on('.list-row');
  const { cursor, heading, rows } = list.store.getState();
  const index = target ? Number(target.id.slice(id.length + 1)) : cursor;
  const row = rows.at.get(index);
  if (row === undefined || on('.list-header') || (target === null && heading !== null)) return;
  list.setCursor(index);
  const below = target ? null : document.getElementById(`${id}-${index}`);
  openContextMenu(event, { ...menuOf(row), below });
}
