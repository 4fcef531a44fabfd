import { type KeyboardEvent, useState } from 'react';
import { type AccountSubscription, keyOfEntry, refOfEntry } from '../../state/app-store.ts';
import { nameWithin } from '../../state/distinct-name.ts';
import { fold } from '../../state/fold-account.ts';
import { moveBy } from '../../state/move-subscription.ts';
import { format, t } from '../../strings/index.ts';
import type { Section } from './sections.ts';
import { rove } from './use-roving.ts';

const moves: Readonly<Record<string, 1 | -1>> = { ArrowUp: -1, ArrowDown: 1 };

/** Folds a section with the arrow to the left and opens it with the one to the right, as in a tree. */
function foldByKey({ key, currentTarget }: KeyboardEvent, { account }: Section, isHeading: boolean): void {
  if (isHeading) {
    if (account.isCollapsed === (key === 'ArrowRight')) void fold(account, key === 'ArrowLeft');
  } else if (key === 'ArrowLeft') {
    currentTarget.querySelector<HTMLElement>(`[data-stop="${account.id}"]`)?.focus();
  }
}

/**
 * The keys of the subscriptions in the sidebar: the arrows go from one to the next, to the left and right they fold; with Alt
 * they move an entry, if `isByHand`.
 */
export function useWatchedKeys(sections: readonly Section[], isByHand: boolean) {
  /** What a move came to, for screen readers. */
  const [said, setSaid] = useState('');

  const move = (entry: AccountSubscription, by: 1 | -1) => {
    const moved = moveBy(refOfEntry(entry), by);
    if (!moved) return;
    const { place, of } = moved;
    setSaid(t.watched.movedTo(nameWithin(entry), format.number(place + 1), format.number(of)));
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { key, altKey, ctrlKey, metaKey, shiftKey, target } = event;
    if (ctrlKey || metaKey || shiftKey || !(target instanceof Element)) return;
    const stop = target.closest<HTMLElement>('[data-stop]')?.dataset.stop;
    const section = sections.find(
      ({ account, entries }) => account.id === stop || entries.some((one) => keyOfEntry(one) === stop),
    );
    const entry = section?.entries.find((one) => keyOfEntry(one) === stop);
    const by = moves[key];
    if (altKey) {
      if (!by) return;
      if (entry && isByHand) move(entry, by);
    } else if (key === 'ArrowLeft' || key === 'ArrowRight') {
      if (section) foldByKey(event, section, entry === undefined);
    } else if (!rove(event)) return;
    event.preventDefault();
  };
  return { onKeyDown, said };
}
