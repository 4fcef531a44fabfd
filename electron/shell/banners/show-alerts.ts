import type { Engine } from '../../core/engine/engine-api.ts';
import type { Log } from '../lifecycle/log-file.ts';
import { type BannersOptions, createBanners } from './banners.ts';
import type { Holding } from './holding.ts';

export interface ShowAlertsOptions extends Omit<BannersOptions, 'became' | 'hold'> {
  engine: Pick<Engine, 'onChange' | 'noteOutcome' | 'tellHeld'>;
  holding: Pick<Holding, 'current' | 'onChange'>;
  log: Log;
}

/**
 * Shows the engine's alerts as banners of the operating system, and tells the engine what became of them. The returned
 * function closes them all.
 */
export function showAlerts({ engine, holding, log, ...options }: ShowAlertsOptions): () => void {
  const banners = createBanners({
    ...options,
    hold: holding.current,
    became({ account, banner }, outcome) {
      if (outcome.is === 'failed') log(`a banner was not shown: ${outcome.error}`);
      if (outcome.is === 'unsupported') log('a banner was not shown: no notification service');
      if (banner === undefined) return;
      engine
        .noteOutcome({ account, id: banner }, outcome)
        .catch((error: unknown) => log(`what became of a banner was not noted: ${String(error)}`));
    },
  });
  engine.onChange(({ alerts }) => {
    for (const alert of alerts) void banners.show(alert);
  });
  const tellHeld = () =>
    engine.tellHeld().catch((error: unknown) => log(`what was held was not told: ${String(error)}`));
  holding.onChange((hold) => {
    if (hold === null) void tellHeld();
  });
  return banners.closeAll;
}
