import type { BrowserWindow } from 'electron';
import { type Clock, sleep } from '../../core/base/clock.ts';

/** How long a window manager may take to minimise a window, ms. */
const minimiseMs = 600;
const lookEveryMs = 50;

/**
 * Where a window is that was put away: `tray` and `hidden` are both hidden, but only in the tray there is an icon that brings
 * it back.
 */
export type Away = 'tray' | 'taskbar' | 'hidden';

/**
 * Hides the window in the tray, else minimises it. Tiling window managers minimise nothing, nor does an X server without a
 * window manager: there it is hidden, and starting the app again brings it back.
 *
 * @param isStillWanted asked before each step; once it says no, nothing more is done and the result is null
 */
export async function putAway(
  window: BrowserWindow,
  hasTray: boolean,
  clock: Clock,
  isStillWanted: () => boolean,
): Promise<Away | null> {
  const mayGoOn = () => !window.isDestroyed() && isStillWanted();
  if (!mayGoOn()) return null;
  if (hasTray) {
    window.hide();
    return 'tray';
  }
  if (await minimise(window, clock, mayGoOn)) return 'taskbar';
  if (!mayGoOn()) return null;
  window.hide();
  return 'hidden';
}

/** Minimises the window and looks whether that happened. */
async function minimise(window: BrowserWindow, clock: Clock, mayGoOn: () => boolean): Promise<boolean> {
  window.minimize();
  for (let waitedMs = 0; waitedMs < minimiseMs && mayGoOn(); waitedMs += lookEveryMs) {
    // On Wayland a window counts as minimised as soon as that was asked for; one that keeps the focus was not.
    if (window.isMinimized() && !window.isFocused()) return true;
    await sleep(clock, lookEveryMs);
  }
  return false;
}

/** Shows a hidden window where the person can find it, without taking the focus: in the taskbar, or else open. */
export async function surface(window: BrowserWindow, clock: Clock): Promise<Away | null> {
  window.showInactive();
  const isMinimised = await minimise(window, clock, () => !window.isDestroyed());
  return isMinimised ? 'taskbar' : null;
}
