/** Reads the still that the main process put into the document. The page trusts neither its shape nor what is in it. */
import type { Still, StillNode } from '../../electron/core/model/still.ts';
import {
  MAX_STILL_DEPTH,
  MAX_STILL_NODES,
  stillAttributes,
  stillHtmlTags,
  stillStyles,
  stillSvgTags,
} from '../../electron/core/model/still-parts.ts';

const tags: ReadonlySet<unknown> = new Set([...stillHtmlTags, ...stillSvgTags]);
const attributes: ReadonlySet<unknown> = new Set(stillAttributes);
const styles: ReadonlySet<unknown> = new Set(stillStyles);

/** Returns the still, or null for anything that the page itself would not have taken. */
export function readStill(text: string): Still | null {
  try {
    const found: unknown = JSON.parse(text);
    return isStill(found) ? found : null;
  } catch {
    return null;
  }
}

function isStill(found: unknown): found is Still {
  const { density, width, height, day, nodes } = found as Partial<Still>;
  return (
    (density === 'comfortable' || density === 'compact') &&
    [width, height, day].every(Number.isFinite) &&
    Array.isArray(nodes) &&
    nodes.length <= MAX_STILL_NODES &&
    nodes.every((node, n) => isNode(node) && liesIn(node, nodes[n - 1]))
  );
}

function isNode(found: unknown): found is StillNode {
  const node = found as {
    depth?: unknown;
    text?: unknown;
    tag?: unknown;
    attributes: object;
    styles: object;
  };
  const { depth } = node;
  if (!Number.isInteger(depth) || (depth as number) < 0 || (depth as number) > MAX_STILL_DEPTH) return false;
  if (node.tag === undefined) return typeof node.text === 'string';
  return tags.has(node.tag) && isSome(node.attributes, attributes) && isSome(node.styles, styles);
}

/** A text lies in an element, and each node at most one step deeper than the one before it. */
function liesIn(node: StillNode, before: StillNode | undefined): boolean {
  if (before === undefined) return node.depth === 0;
  return node.depth <= before.depth + ('text' in before ? 0 : 1);
}

const isSome = (found: object, names: ReadonlySet<unknown>): boolean =>
  Object.entries(found).every(([name, value]) => names.has(name) && typeof value === 'string');
