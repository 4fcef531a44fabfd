import type { Clock } from '../base/clock.ts';
import type { Alert } from '../model/alert.ts';
import type { WriterThread } from '../store/thread/thread.ts';
import { untilStored } from './until-stored.ts';

export interface RaiseOptions {
  clock: Clock;
  store: Pick<WriterThread, 'addBanners'>;
  /** Called with alerts that are written down, in order. */
  raised: (alerts: Alert[]) => void;
  signal: AbortSignal;
}

/**
 * Returns a function that raises alerts: each is written down first, so that whatever happens afterwards it is known that it
 * was decided. While the store cannot write, alerts wait; what is not written down when the app ends is never raised.
 */
export function createAlertRaising({ clock, store, raised, signal }: RaiseOptions) {
  let work: Promise<void> = Promise.resolve();

  async function raise(alerts: readonly Alert[]): Promise<void> {
    const ids = await untilStored(clock, signal, () => store.addBanners(alerts, clock.now()));
    if (ids !== null) raised(alerts.map((alert, n) => ({ ...alert, banner: ids[n] ?? 0 })));
  }

  return (alerts: readonly Alert[]): void => {
    if (alerts.length === 0) return;
    work = work.then(() => raise(alerts));
  };
}
