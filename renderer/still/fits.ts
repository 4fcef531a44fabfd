import type { Still } from '../../electron/core/model/still.ts';

/** The widths and heights at which the style sheets arrange the page in another way, CSS px. */
const WIDTHS = [520, 720, 1000];
const HEIGHTS = [499];

type Size = Pick<Still, 'width' | 'height'>;

/** Whether what was drawn in one size of the page is arranged in the same way in another. */
export function fits(taken: Size, now: Size): boolean {
  return (
    classOf(taken.width, WIDTHS) === classOf(now.width, WIDTHS) &&
    classOf(taken.height, HEIGHTS) === classOf(now.height, HEIGHTS)
  );
}

const classOf = (size: number, limits: readonly number[]): number =>
  limits.filter((limit) => size > limit).length;

/** The beginning of the day at a time, epoch ms. */
export const dayOf = (time: number): number => new Date(time).setHours(0, 0, 0, 0);
