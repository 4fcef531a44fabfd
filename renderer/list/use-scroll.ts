import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Layout } from './layout.ts';
import { afterScroll, physicalHeight, toPhysical } from './scroll-map.ts';

/** Time without scrolling after which a gesture has ended, ms. */
const GESTURE_END_MS = 200;

/** The scroll state of a list, in px: `offset` in the list's own distances, `physical` as its element has it. */
export interface Scroll {
  readonly element: RefObject<HTMLDivElement | null>;
  readonly physical: RefObject<number>;
  readonly offset: number;
  /** Height of the visible part. */
  readonly view: number;
  scrollTo(offset: number): void;
  onScroll(): void;
}

export function useScroll(layout: Layout): Scroll {
  const element = useRef<HTMLDivElement>(null);
  const physical = useRef(0);
  const [offset, setOffset] = useState(0);
  const [view, setView] = useState(600);
  const [, redraw] = useState(0);

  useLayoutEffect(() => {
    const box = element.current;
    if (!box) return;
    const observer = new ResizeObserver(() => setView(box.clientHeight));
    observer.observe(box);
    setView(box.clientHeight);
    return () => observer.disconnect();
  }, []);

  const scrollTo = (to: number) => {
    const box = element.current;
    if (!box) return;
    const limited = Math.min(Math.max(0, layout.height - view), Math.max(0, to));
    const top = toPhysical(limited, layout.height, view);
    // Asking where it is has the page laid out before its frame: not where nothing moves.
    if (top === physical.current && limited === offset) return;
    box.scrollTop = top;
    physical.current = box.scrollTop;
    setOffset(limited);
  };

  const onScroll = () => {
    const box = element.current;
    if (!box) return;
    const moved = box.scrollTop - physical.current;
    physical.current = box.scrollTop;
    if (moved !== 0) setOffset((was) => afterScroll(was, moved, box.scrollTop, layout.height, view));
  };

  // After a gesture, the element is moved to its mapped position so that the next gesture cannot reach its end too early.
  useEffect(() => {
    const box = element.current;
    if (!box || physicalHeight(layout.height) === layout.height) return;
    const timer = setTimeout(() => {
      box.scrollTop = toPhysical(offset, layout.height, view);
      physical.current = box.scrollTop;
      redraw((n) => n + 1);
    }, GESTURE_END_MS);
    return () => clearTimeout(timer);
  }, [offset, layout.height, view]);

  return { element, physical, offset, view, scrollTo, onScroll };
}
