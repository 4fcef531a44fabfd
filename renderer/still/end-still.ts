import { STILL_ID } from './paint-still.ts';

/** Takes the still of the last run away, which lies over the page. */
export function endStill(): void {
  document.getElementById(STILL_ID)?.remove();
}
