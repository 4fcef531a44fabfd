import { type BrowserWindow, screen } from 'electron';
import type { Clock } from '../../core/base/clock.ts';
import { type Area, isSame, minimumOn, placement } from './bounds.ts';

/** Displays change one after the other when a computer is docked; the window follows once they rest this long, ms. */
const restMs = 500;

/** The work areas of all displays, the primary one first. */
export function workAreas(): Area[] {
  const primary = screen.getPrimaryDisplay().id;
  const displays = screen.getAllDisplays();
  return displays
    .toSorted((one, other) => Number(other.id === primary) - Number(one.id === primary))
    .map((display) => display.workArea);
}

/** Keeps the window within the displays while they are removed or change. */
export function fitDisplays(
  window: BrowserWindow,
  set: (bounds: Area) => void,
  clock: Pick<Clock, 'after'>,
): void {
  let cancel: (() => void) | null = null;

  function fit(): void {
    const areas = workAreas();
    const least = minimumOn(areas);
    window.setMinimumSize(least.width, least.height);
    if (window.isMaximized() || window.isFullScreen() || window.isMinimized()) return;
    const bounds = window.getBounds();
    const fitting = placement(bounds, areas);
    if (!isSame(bounds, fitting)) set(fitting);
  }

  function soon(): void {
    cancel?.();
    cancel = clock.after(restMs, fit);
  }

  screen.on('display-added', soon);
  screen.on('display-removed', soon);
  screen.on('display-metrics-changed', soon);
  window.on('unmaximize', soon);
  window.on('restore', soon);
  window.once('closed', () => {
    cancel?.();
    screen.off('display-added', soon);
    screen.off('display-removed', soon);
    screen.off('display-metrics-changed', soon);
  });
}
