import { type FocusEvent, type KeyboardEvent, useState } from 'react';

/** The elements that the arrow keys go through: those with this attribute, whose value tells them apart. */
const STOP = '[data-stop]';

const stopOf = (target: EventTarget): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>(STOP) : null;

const steps: Readonly<Record<string, (at: number, end: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  Home: () => 0,
  End: (_, end) => end,
};

/** Goes from one stop to another with the arrow keys, Home and End; returns whether the key was one of them. */
export function rove({ key, currentTarget, target }: KeyboardEvent): boolean {
  const step = steps[key];
  if (!step) return false;
  const stops = [...currentTarget.querySelectorAll<HTMLElement>(STOP)];
  const from = stopOf(target);
  if (from) stops[step(stops.indexOf(from), stops.length - 1)]?.focus();
  return true;
}

/**
 * One Tab stop for a list, however long it is: where the focus was last.
 * @param stops what can be reached now, in its order. @param current where it begins.
 */
export function useRoving(stops: readonly string[], current: string | null) {
  const [last, setLast] = useState<string | null>(null);
  const known = [last, current].find((one) => one !== null && stops.includes(one)) ?? stops[0];
  return {
    tabIndexOf: (stop: string): 0 | -1 => (stop === known ? 0 : -1),
    onFocus: ({ target }: FocusEvent) => setLast(stopOf(target)?.dataset.stop ?? null),
  };
}
