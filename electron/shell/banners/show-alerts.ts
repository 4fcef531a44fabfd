import type { Engine } from '../../core/engine/engine-api.ts';
import type { Log } from '../lifecycle/log-file.ts';
import { type BannersOptions, createBanners } from './banners.ts';

export interface ShowAlertsOptions extends Omit<BannersOptions, 'became'> {
  engine: Pick<Engine, 'onChange' | 'noteOutcome'>;
  log: Log;
}

/**
 * Shows the engine's alerts as banners of the operating system, and tells the engine what became of them. The returned
 * function closes them all.
 */
export function showAlerts({ engine, log, ...options }: ShowAlertsOptions): () => void {
  const banners = createBanners({
    ...options,
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
  return banners.closeAll;
}
