/** What a still of the page consists of (`still.ts`). Without zod, as the page imports it. */

export const stillHtmlTags = [
  ...['div', 'main', 'nav', 'section', 'header', 'ul', 'ol', 'li'],
  ...['p', 'h1', 'h2', 'h3', 'span', 'time', 'button', 'input'],
] as const;

export const stillSvgTags = [
  ...['svg', 'g', 'path', 'circle', 'ellipse', 'rect', 'line', 'polyline', 'polygon'],
] as const;

export type StillTag = (typeof stillHtmlTags)[number] | (typeof stillSvgTags)[number];

/** The attributes that make an element look as it does. No value of a field, no address and no id is among them. */
export const stillAttributes = [
  ...['class', 'data-still', 'data-state', 'aria-current', 'aria-expanded', 'aria-pressed', 'placeholder'],
  ...['viewBox', 'width', 'height', 'fill', 'stroke', 'stroke-width', 'stroke-linecap', 'stroke-linejoin'],
  ...['d', 'points', 'cx', 'cy', 'r', 'rx', 'ry', 'x', 'y', 'x1', 'x2', 'y1', 'y2'],
] as const;

export type StillAttribute = (typeof stillAttributes)[number];

/** What may be set in the style of an element. */
export const stillStyles = ['transform', 'width', 'height'] as const;

export type StillStyle = (typeof stillStyles)[number];

/** The most nodes that a still has, and how deep they are at most. */
export const MAX_STILL_NODES = 4_000;
export const MAX_STILL_DEPTH = 40;

/** The longest text and the longest value of an attribute or a style, characters. */
export const MAX_STILL_TEXT = 1_000;

/** The name of the element of the document in which the main process gives the page its still, as JSON. */
export const STILL_ELEMENT = 'kept-still';
