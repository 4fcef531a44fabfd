/** What would be lost if the page ended now, such as a form that is being filled in. */
import { useEffect } from 'react';

const holding = new Set<symbol>();

/** Whether the page has something to lose. */
export const isHeld = (): boolean => holding.size > 0;

/** Keeps the page until the returned function is called. */
export function hold(): () => void {
  const mine = Symbol();
  holding.add(mine);
  return () => void holding.delete(mine);
}

/** Keeps the page while a component is there and `isHolding`. */
export function useHold(isHolding = true): void {
  useEffect(() => (isHolding ? hold() : undefined), [isHolding]);
}
