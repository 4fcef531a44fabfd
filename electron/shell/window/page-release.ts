import type { Clock } from '../../core/base/clock.ts';
import type { View } from '../../ipc/contract.ts';
import type { SettingsFile } from '../settings/settings.ts';
import type { MainWindow } from './main-window.ts';

/** When a page that could not hand over its view is asked again, ms. */
const askAgainMs = 10_000;

export interface PageReleaseOptions {
  window: Pick<MainWindow, 'isHidden' | 'onShown' | 'onHidden' | 'send' | 'release'>;
  settings: Pick<SettingsFile, 'get' | 'onChange'>;
  clock: Pick<Clock, 'after'>;
}

/**
 * Ends the page, and with it the process that draws it, once the window has been hidden for as long as the settings say.
 * The page hands over what it shows first; the page that takes its place gets it.
 */
export function createPageRelease({ window, settings, clock }: PageReleaseOptions) {
  let kept: View | null = null;
  let isAsked = false;
  let minutes = settings.get().releaseMinutes;
  let cancel: (() => void) | null = null;

  function stop(): void {
    cancel?.();
    cancel = null;
    isAsked = false;
  }

  function ask(): void {
    cancel = null;
    if (!window.isHidden()) return;
    isAsked = true;
    window.send('view.asked', null);
    cancel = clock.after(askAgainMs, ask);
  }

  function start(): void {
    stop();
    minutes = settings.get().releaseMinutes;
    if (minutes !== null && window.isHidden()) cancel = clock.after(minutes * 60_000, ask);
  }

  window.onHidden(start);
  window.onShown(stop);
  settings.onChange((now) => {
    if (now.releaseMinutes !== minutes) start();
  });
  return {
    /** Takes what the page shows, and ends it. Null leaves it as it is: it is asked again later. */
    handOver(view: View | null): void {
      if (view === null || !isAsked || !window.isHidden()) return;
      stop();
      kept = view;
      window.release();
    },
    /** Gives what the page that was ended showed, once. */
    take(): View | null {
      const view = kept;
      kept = null;
      return view;
    },
    stop,
  };
}

export type PageRelease = ReturnType<typeof createPageRelease>;
