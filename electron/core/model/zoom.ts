/** The sizes that the page can have, in steps; 1 is its usual size. */
const zoomSteps = [0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const;

/** How the size of the page is changed without naming it. */
export const zoomWays = ['in', 'out', 'usual'] as const;

/** Returns the next larger or smaller size, or the same one at either end; for `usual`, the usual size. */
export function nextZoom(zoom: number, to: (typeof zoomWays)[number]): number {
  if (to === 'usual') return 1;
  const found =
    to === 'in'
      ? zoomSteps.find((step) => step > zoom + 0.01)
      : zoomSteps.findLast((step) => step < zoom - 0.01);
  return found ?? zoom;
}
