/** Stars on notifications. */
import type { InboxRow } from '../../electron/ipc/contract.ts';
import { type StarTarget, star } from '../state/star.ts';
import { inboxList, refOf, rowAtCursor } from './inbox-list.ts';

/** What these get, or lose if all of them have it; null for none. Nothing is selected afterwards. */
export function starOf(rows: readonly InboxRow[]): StarTarget | null {
  if (rows.length === 0) return null;
  const isOn = !rows.every(({ starred }) => starred === true);
  return {
    isOn,
    run: () => {
      inboxList.clear();
      void star([{ are: 'notifications', which: rows.map(refOf) }], isOn);
    },
  };
}

/** What is selected, or the notification at the cursor. All that match are too many to tell which of them have a star. */
export function starTargets(): StarTarget | null {
  const { selected, excluded } = inboxList.store.getState();
  if (excluded !== null) return null;
  if (selected.size > 0) return starOf([...selected.values()]);
  const row = rowAtCursor();
  return row ? starOf([row]) : null;
}
