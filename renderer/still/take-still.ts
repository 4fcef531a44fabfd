/** Takes a still of the page: what is on screen, as a list of elements and texts. */
import type { Still, StillNode } from '../../electron/core/model/still.ts';
import {
  MAX_STILL_DEPTH,
  MAX_STILL_NODES,
  MAX_STILL_TEXT,
  type StillTag,
  stillAttributes,
  stillHtmlTags,
  stillStyles,
  stillSvgTags,
} from '../../electron/core/model/still-parts.ts';
import { dayOf } from './fits.ts';

const tags: ReadonlySet<string> = new Set([...stillHtmlTags, ...stillSvgTags]);

/**
 * Takes what an element shows. An element with `data-still="out"` is left out, of one with `data-still="empty"` what is in
 * it; `blank` and `day` are for whoever paints it.
 * @returns null if there is too much of it
 */
export function takeStill(of: Element, now: number): Still | null {
  const nodes: StillNode[] = [];
  addElement(nodes, of, 0);
  const isTooMuch = nodes.length > MAX_STILL_NODES || nodes.some(({ depth }) => depth > MAX_STILL_DEPTH);
  if (nodes.length === 0 || isTooMuch) return null;
  const isCompact = document.documentElement.dataset.density === 'compact';
  return {
    density: isCompact ? 'compact' : 'comfortable',
    width: innerWidth,
    height: innerHeight,
    day: dayOf(now),
    nodes,
  };
}

function addElement(nodes: StillNode[], element: Element, depth: number): void {
  const how = element.getAttribute('data-still');
  const isLeftOut = how === 'out' || element.classList.contains('sr-only') || !tags.has(element.localName);
  if (isLeftOut || nodes.length > MAX_STILL_NODES) return;
  const tag = element.localName as StillTag;
  nodes.push({ depth, tag, attributes: attributesOf(element), styles: stylesOf(element) });
  if (how === 'empty') return;
  for (const child of element.childNodes) {
    if (child instanceof Text) nodes.push({ depth: depth + 1, text: child.data.slice(0, MAX_STILL_TEXT) });
    else if (child instanceof Element) addElement(nodes, child, depth + 1);
  }
}

const attributesOf = (element: Element) =>
  valuesOf(stillAttributes, (name) => element.getAttribute(name) ?? undefined);

const stylesOf = (element: Element) =>
  valuesOf(stillStyles, (name) => (element as HTMLElement).style.getPropertyValue(name) || undefined);

function valuesOf<Name extends string>(
  names: readonly Name[],
  read: (name: Name) => string | undefined,
): { [N in Name]?: string } {
  const found = names.map((name) => [name, read(name)?.slice(0, MAX_STILL_TEXT)] as const);
  return Object.fromEntries(found.filter(([, value]) => value !== undefined)) as { [N in Name]?: string };
}
