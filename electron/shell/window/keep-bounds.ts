import type { BrowserWindow } from 'electron';
import type { Clock } from '../../core/base/clock.ts';
import type { SettingsFile } from '../settings/settings.ts';
import { type Area, movedByPerson } from './bounds.ts';

/** How long the system takes to place a window after it was shown, maximised or moved to another display, ms. */
const settleMs = 800;
/** How long the window has to rest before its bounds are read, ms. */
const restMs = 300;

export interface KeptBounds {
  /** Gives the window other bounds, which are not taken for the person's. */
  set(bounds: Area): void;
  /** Reads the bounds now, because the window is about to be hidden or closed. */
  flush(): void;
}

/**
 * Saves where the person puts the window, and nothing else: what the system does to it when it is shown or when displays
 * change is not saved, or the window would drift from start to start. Electron tells the two apart on no Linux desktop
 * (`will-move` and `moved` are events of macOS and Windows), so everything in the first moments counts as the system's.
 */
export function keepBounds(
  window: BrowserWindow,
  opened: Area,
  settings: Pick<SettingsFile, 'get' | 'change'>,
  clock: Pick<Clock, 'after'>,
): KeptBounds {
  let set = opened;
  /** The bounds that the system made of `set`; null while it is still at it. */
  let settled: Area | null = null;
  let isShowing = true;
  let cancelSettle = () => {};
  let cancelRead = () => {};
  const isPlain = () => window.isVisible() && !window.isMaximized() && !window.isFullScreen();
  function settle(): void {
    settled = null;
    cancelSettle();
    cancelSettle = clock.after(settleMs, () => {
      isShowing = false;
      if (isPlain()) settled = window.getBounds();
    });
  }

  function read(): void {
    cancelRead();
    if (settled === null || !isPlain()) return;
    const now = window.getBounds();
    const moved = movedByPerson(set, settled, now);
    if (moved === null) return;
    set = moved;
    settled = now;
    settings.change({ window: { ...set, maximized: false } });
  }

  const changed = () => {
    cancelRead();
    cancelRead = clock.after(restMs, read);
  };
  const maximised = (is: boolean) => {
    if (!isShowing) settings.change({ window: { ...set, maximized: is } });
    settle();
  };

  window.on('show', () => {
    isShowing = true;
    settle();
  });
  window.on('restore', settle);
  window.on('leave-full-screen', settle);
  window.on('maximize', () => maximised(true));
  window.on('unmaximize', () => maximised(false));
  window.on('move', changed);
  window.on('resize', changed);
  window.once('closed', () => {
    cancelSettle();
    cancelRead();
  });
  return {
    set(bounds) {
      set = bounds;
      settle();
      window.setBounds(bounds);
    },
    flush: read,
  };
}
