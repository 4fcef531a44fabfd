import { app } from 'electron';
import type { Clock } from '../../core/base/clock.ts';
import type { MainWindow } from './main-window.ts';

/** How often and how long a tray icon is looked for: at login, panels may start after the app, ms. */
const lookEveryMs = 1_000;
const patienceMs = 10_000;

/** Whether the app starts without its window: it was asked to, or macOS started it with the session. */
export function isHiddenStart(argv: readonly string[], startHidden: boolean): boolean {
  const isLogin = process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
  return argv.includes('--hidden') || startHidden || isLogin;
}

export interface HiddenStartOptions {
  window: Pick<MainWindow, 'current' | 'openMinimized'>;
  hasTray: () => Promise<boolean>;
  clock: Clock;
}

/** Starts without a window. If no tray icon appears, the window opens minimised, so that the app can be reached. */
export async function startHidden({ window, hasTray, clock }: HiddenStartOptions): Promise<void> {
  const until = clock.monotonic() + patienceMs;
  while (!(await hasTray())) {
    if (window.current() !== null) return;
    if (clock.monotonic() >= until) return window.openMinimized();
    await new Promise<void>((resolve) => clock.after(lookEveryMs, resolve));
  }
}
