import type { Alert } from '../../core/model/alert.ts';
import type { Outcome } from '../../core/model/banner.ts';
import type { Banners } from './banners.ts';

/**
 * Shows banners, and sees to those about what lasts: one that is held is shown when nothing holds it any more, and each is
 * withdrawn when what it tells of is over. @param became as in `createBanners`.
 */
export function createLastingBanners(banners: Banners, became: (alert: Alert, outcome: Outcome) => void) {
  /** What lasts and is held, or is about to be shown, by key. */
  const waiting = new Map<string, Alert>();
  const underWay = new Set<Alert>();
  let work: Promise<void> = Promise.resolve();

  async function show(alert: Alert): Promise<void> {
    if (alert.lasts) waiting.set(alert.key, alert);
    underWay.add(alert);
    const { is } = await banners.show(alert);
    underWay.delete(alert);
    if (is !== 'held' && waiting.get(alert.key) === alert) waiting.delete(alert.key);
  }

  async function showWaiting(): Promise<void> {
    for (const alert of [...waiting.values()])
      if (!underWay.has(alert) && waiting.get(alert.key) === alert) await show(alert);
  }

  return {
    show,
    /** What keeps banners back has changed: what was held and lasts is shown, as far as it can be. */
    showHeld(): void {
      work = work.then(showWaiting);
    },
    /** What the alert with this key told of is over. */
    withdraw(key: string): void {
      const alert = banners.close(key) ?? waiting.get(key);
      waiting.delete(key);
      if (alert !== undefined) became(alert, { is: 'over' });
    },
    closeAll: banners.closeAll,
  };
}
