import { z } from 'zod';
import { Pixels, Time } from './bounds.ts';
import {
  MAX_STILL_DEPTH,
  MAX_STILL_NODES,
  MAX_STILL_TEXT,
  type StillAttribute,
  type StillStyle,
  stillAttributes,
  stillHtmlTags,
  stillStyles,
  stillSvgTags,
} from './still-parts.ts';

const Value = z.string().max(MAX_STILL_TEXT);
/** 0: one that lies in nothing else. A node lies in the last one before it that is one less deep. */
const Depth = z.number().int().min(0).max(MAX_STILL_DEPTH);

/** An object with a text for some of these names. */
function someOf<Name extends string>(names: readonly Name[]) {
  const shape = Object.fromEntries(names.map((name) => [name, Value.optional()]));
  return z.strictObject(shape as Record<Name, z.ZodOptional<typeof Value>>);
}

const StillNode = z.union([
  z.strictObject({ depth: Depth, text: Value }),
  z.strictObject({
    depth: Depth,
    tag: z.enum([...stillHtmlTags, ...stillSvgTags]),
    attributes: someOf<StillAttribute>(stillAttributes),
    styles: someOf<StillStyle>(stillStyles),
  }),
]);
export type StillNode = z.infer<typeof StillNode>;

/** What the page showed when it was last calm: the next start shows it until it has something newer. */
export const Still = z.strictObject({
  density: z.enum(['comfortable', 'compact']),
  /** The size of the page, CSS px. */
  width: Pixels,
  height: Pixels,
  /** The beginning of the day on which it was taken: "Today" is true on that day alone. */
  day: Time,
  nodes: z.array(StillNode).max(MAX_STILL_NODES),
});
export type Still = z.infer<typeof Still>;
