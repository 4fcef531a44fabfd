/** The sizes that the page can have, in steps; 1 is its usual size. */
const zoomSteps = [0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const;

/** Returns the next larger or smaller size; the size itself where there is none. */
export function nextZoom(zoom: number, direction: 'in' | 'out'): number {
  const found =
    direction === 'in'
      ? zoomSteps.find((step) => step > zoom + 0.01)
      : zoomSteps.findLast((step) => step < zoom - 0.01);
  return found ?? zoom;
}
