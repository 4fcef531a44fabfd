/** Stars from anywhere in the window: what gets one or loses it, what is said, and how it is taken back. */
import type { Chosen } from '../../electron/ipc/contract.ts';
import { format, t } from '../strings/index.ts';
import { ask } from './bridge.ts';
import { offered } from './offered.ts';
import { say, sayProblem } from './toast-store.ts';

/** What a command gives a star, or takes it from. */
export interface StarTarget {
  /** Whether it gets one: something of it has none yet. */
  readonly isOn: boolean;
  readonly run: () => void;
}

/** Gives everything a star, or takes it, and says so. Only taking it can be undone: that may have been a slip. */
export async function star(whats: readonly Chosen[] | null, isOn: boolean): Promise<void> {
  const count = await setStars(whats ?? [], isOn);
  if (count === null || count === 0) return;
  const undo = { label: t.undo, run: () => void setStars(whats ?? [], true) };
  if (isOn) say(t.star.added(count, format.number(count)));
  else say(t.star.removed(count, format.number(count)), undo);
}

/** Returns how many changed; null where that failed, which is said. */
async function setStars(whats: readonly Chosen[], isOn: boolean): Promise<number | null> {
  let count = 0;
  for (const what of whats) {
    const reply = await ask('star.set', { what, isOn });
    if (!reply.ok) {
      sayProblem(reply.problem);
      return null;
    }
    count += reply.value.count;
  }
  return count;
}

export const starLabel = (isOn: boolean): string => (isOn ? t.star.add : t.star.remove);

/** What a command gives a star on the screen that is shown. */
export const { offer: offerToStar, target: starTarget } = offered<StarTarget>();
