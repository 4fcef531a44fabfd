import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { InboxRow } from '../../electron/ipc/contract.ts';
import { ask } from '../state/bridge.ts';
import { inboxList, keyOfNotification, refOf } from './inbox-list.ts';

/** An opened notification as it is now: as the list has it, or, once it is no longer in the list, as the main process says. */
export function useCurrent(opened: InboxRow): InboxRow {
  const key = keyOfNotification(opened);
  const listed = useStore(inboxList.store, (s) =>
    [...s.rows.at.values()].find((row) => keyOfNotification(row) === key),
  );
  // A new object with each refresh of the list.
  const count = useStore(inboxList.store, (s) => s.count);
  const [asked, setAsked] = useState<InboxRow | null>(null);
  const isListed = listed !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is asked again when the list has changed.
  useEffect(() => {
    if (isListed) return setAsked(null);
    let isCurrent = true;
    void ask('inbox.row', refOf(opened)).then((reply) => {
      if (isCurrent && reply.ok) setAsked(reply.value);
    });
    return () => {
      isCurrent = false;
    };
  }, [key, isListed, count]);
  if (listed) return listed;
  return asked && keyOfNotification(asked) === key ? asked : opened;
}
