import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Gives an element the class `tight` while what is in it does not fit into one line. It is measured, since that depends on
 * language, zoom and numbers. Without the class nothing in the element may wrap.
 */
export function useTight<Element extends HTMLElement>(): RefObject<Element | null> {
  const box = useRef<Element>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => {
      element.classList.remove('tight');
      element.classList.toggle('tight', element.scrollWidth > element.clientWidth);
    };
    measure();
    const resized = new ResizeObserver(measure);
    resized.observe(element);
    const changed = new MutationObserver(measure);
    changed.observe(element, { childList: true, subtree: true, characterData: true });
    return () => {
      resized.disconnect();
      changed.disconnect();
    };
  }, []);
  return box;
}
