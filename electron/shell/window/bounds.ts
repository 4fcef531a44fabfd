/** A rectangle on the desktop, in device-independent pixels. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Narrow enough for half a laptop screen at 200% zoom. */
const minimumSize = { width: 400, height: 360 };
const defaultSize = { width: 1180, height: 760 };

/** What a window that fills a work area leaves for the frame that the window manager draws around it. */
const frame = { width: 16, height: 48 };

/** Bounds that were read and differ by no more than this are the same: fractional scaling rounds. */
const roundingPx = 2;

/**
 * The bounds for a window, always inside one of the work areas: the one that most of `wanted` is on, else the first. What is
 * larger than the work area is made smaller, what reaches beyond it is moved.
 *
 * @param workAreas of the displays, the primary one first
 */
export function placement(wanted: Area | null, workAreas: readonly Area[]): Area {
  const home = workAreaOf(wanted, workAreas);
  if (home === undefined) return wanted ?? { x: 0, y: 0, ...defaultSize };
  const least = minimumIn(home);
  const isAway = wanted === null || overlap(wanted, home) === 0;
  const width = limited(wanted?.width ?? defaultSize.width, least.width, home.width, frame.width);
  const height = limited(wanted?.height ?? defaultSize.height, least.height, home.height, frame.height);
  const x = isAway ? home.x + Math.floor((home.width - width) / 2) : wanted.x;
  const y = isAway ? home.y + Math.floor((home.height - height) / 2) : wanted.y;
  return {
    x: between(home.x, x, home.x + home.width - width),
    y: between(home.y, y, home.y + home.height - height),
    width,
    height,
  };
}

/** The smallest size a person can give the window: never larger than the smallest work area, or it would not fit there. */
export function minimumOn(workAreas: readonly Area[]): { width: number; height: number } {
  return workAreas.reduce(
    (least, { width, height }) => ({
      width: Math.min(least.width, width),
      height: Math.min(least.height, height),
    }),
    minimumSize,
  );
}

const minimumIn = (workArea: Area) => minimumOn([workArea]);

/**
 * Where the person has put the window, or null if nobody moved it. The system may have placed the window elsewhere than it
 * was `set`, and moves it back there the next time; so only the way it was moved since counts.
 *
 * @param settled the bounds after the system had placed the window
 */
export function movedByPerson(set: Area, settled: Area, now: Area): Area | null {
  const moved = { ...set };
  for (const side of ['x', 'y', 'width', 'height'] as const) {
    const by = now[side] - settled[side];
    if (Math.abs(by) > roundingPx) moved[side] = Math.round(set[side] + by);
  }
  return isSame(moved, set) ? null : moved;
}

export function isSame(one: Area, other: Area): boolean {
  return one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
}

function workAreaOf(wanted: Area | null, workAreas: readonly Area[]): Area | undefined {
  if (wanted === null) return workAreas[0];
  return workAreas.toSorted((one, other) => overlap(wanted, other) - overlap(wanted, one))[0];
}

function overlap(one: Area, other: Area): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(0, width) * Math.max(0, height);
}

/** A size that is larger than the room leaves space for the frame. */
function limited(size: number, least: number, room: number, forFrame: number): number {
  return size > room ? Math.max(least, room - forFrame) : Math.max(least, size);
}

const between = (low: number, value: number, high: number) => Math.max(low, Math.min(value, high));
