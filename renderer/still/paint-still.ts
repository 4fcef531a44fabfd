/** Paints a still: text as text, elements and attributes of a short list, and nothing that can be clicked or focused. */
import type { Still, StillNode } from '../../electron/core/model/still.ts';
import { stillSvgTags } from '../../electron/core/model/still-parts.ts';
import { dayOf, fits } from './fits.ts';

const SVG = 'http://www.w3.org/2000/svg';
const svgTags: ReadonlySet<string> = new Set(stillSvgTags);

/** What the element is known by that holds the still; it lies over the page. */
export const STILL_ID = 'still';

/**
 * Paints a still over the page, if the page is arranged now as it was then, and as long as it is.
 * @param now epoch ms: headings that name a day relative to today are left blank on another day
 */
export function paintStill(still: Still, now: number): boolean {
  const isFitting = () => fits(still, { width: innerWidth, height: innerHeight });
  // A page that begins may not have its size yet.
  if (innerWidth > 0 && !isFitting()) return false;
  document.documentElement.dataset.density = still.density;
  // It takes the clicks that are meant for what it shows; what is in it takes nothing.
  const cover = document.createElement('div');
  cover.id = STILL_ID;
  cover.className = dayOf(now) === still.day ? 'still' : 'still other-day';
  cover.ariaHidden = 'true';
  const box = document.createElement('div');
  box.inert = true;
  cover.append(box);
  const path: Element[] = [box];
  for (const node of still.nodes) {
    path.length = node.depth + 1;
    const parent = path[node.depth] ?? box;
    if ('text' in node) parent.append(node.text);
    else {
      const element = elementOf(node);
      parent.append(element);
      path.push(element);
    }
  }
  document.body.append(cover);
  addEventListener('resize', () => {
    if (!isFitting()) cover.remove();
  });
  return true;
}

function elementOf({ tag, attributes, styles }: Extract<StillNode, { tag: unknown }>): Element {
  const element = svgTags.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value ?? '');
  // Set one by one: the policy allows no styles in the document's own text.
  for (const [name, value] of Object.entries(styles))
    (element as HTMLElement | SVGElement).style.setProperty(name, value ?? null);
  return element;
}
