import { type RefObject, useLayoutEffect, useRef } from 'react';

/** Marks a part of such an element whose contents have no say in how wide it is. */
const ELASTIC = 'data-elastic';

/**
 * Gives an element the class `snug` while what is in it does not fit into one line, and `tight` as well while that is not
 * enough. It is measured, since that depends on language, zoom and numbers. Without `tight` nothing in the element may wrap.
 */
export function useTight<Element extends HTMLElement>(): RefObject<Element | null> {
  const box = useRef<Element>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    let measured = '';
    const measure = () => {
      measured = shapeOf(element);
      element.classList.remove('snug', 'tight');
      for (const step of ['snug', 'tight']) if (reachesOver(element)) element.classList.add(step);
    };
    measure();
    const resized = new ResizeObserver(measure);
    resized.observe(element);
    const changed = new MutationObserver(() => {
      if (shapeOf(element) !== measured) measure();
    });
    changed.observe(element, { childList: true, subtree: true, characterData: true });
    return () => {
      resized.disconnect();
      changed.disconnect();
    };
  }, []);
  return box;
}

/** What the width of the parts depends on: all digits are equally wide, so a number that counts on need not be measured. */
const shapeOf = (element: HTMLElement): string =>
  [...element.children]
    .filter((part) => !part.hasAttribute(ELASTIC))
    .map((part) => `${part.getElementsByTagName('*').length} ${part.textContent.replaceAll(/\d/g, '0')}`)
    .join('\n');

/** Whether anything in an element reaches beyond its end or into its padding there. */
function reachesOver(element: HTMLElement): boolean {
  const end =
    element.getBoundingClientRect().right - Number.parseFloat(getComputedStyle(element).paddingRight);
  // Half a pixel is rounding.
  return [...element.children].some((child) => child.getBoundingClientRect().right > end + 0.5);
}
