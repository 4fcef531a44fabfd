import type { Clock } from '../../core/base/clock.ts';
import type { TrayPresence } from '../tray/tray-presence.ts';

/** How long the icon may be missing before the window comes back, ms: as long as a panel takes to start again. */
const graceMs = 6_000;

export interface StayReachableOptions {
  tray: TrayPresence;
  clock: Clock;
  /** Whether the window is hidden and the tray is the way back to it. */
  isInTray: () => boolean;
  /** Brings the window back where the person can find it. */
  surface: () => void;
}

/**
 * Brings the window back when the icon it was hidden behind is gone: when the panel that held it has ended.
 * The returned function ends that.
 */
export function stayReachable({ tray, clock, isInTray, surface }: StayReachableOptions): () => void {
  let cancel: (() => void) | null = null;

  async function look(): Promise<void> {
    if (!isInTray() || (await tray.check())) return;
    // The person may have shown or quit the app while the tray was asked.
    if (isInTray()) surface();
  }

  function soon(): void {
    cancel?.();
    cancel = clock.after(graceMs, () => void look());
  }

  tray.onChange((isPresent) => {
    if (isPresent) cancel?.();
    else soon();
  });
  return () => cancel?.();
}
