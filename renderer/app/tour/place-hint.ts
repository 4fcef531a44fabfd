/** A box on the page, px. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

type Size = Pick<Box, 'width' | 'height'>;

/** The least distance to the edges of the window, px. */
const EDGE = 12;
/** The distance to what the hint is about, px. */
const GAP = 10;

/**
 * Returns where a hint goes: to the right of what it is about, where there is no room below it, else above it; always
 * inside the window.
 */
export function placeHint(anchor: Box, hint: Size, page: Size): Pick<Box, 'left' | 'top'> {
  const within = (at: number, length: number, room: number) =>
    Math.max(EDGE, Math.min(at, room - length - EDGE));
  const right = anchor.left + anchor.width + GAP;
  if (right + hint.width + EDGE <= page.width)
    return { left: right, top: within(anchor.top, hint.height, page.height) };
  const below = anchor.top + anchor.height + GAP;
  const fitsBelow = below + hint.height + EDGE <= page.height;
  return {
    left: within(anchor.left, hint.width, page.width),
    top: fitsBelow ? below : within(anchor.top - GAP - hint.height, hint.height, page.height),
  };
}
