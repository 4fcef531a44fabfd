import type { Engine } from '../../core/engine/engine-api.ts';
import type { Log } from '../lifecycle/log-file.ts';
import { type BannersOptions, createBanners } from './banners.ts';

export interface ShowAlertsOptions extends BannersOptions {
  engine: Pick<Engine, 'onChange'>;
  log: Log;
}

/** Shows the engine's alerts as banners of the operating system. The returned function closes them all. */
export function showAlerts({ engine, log, ...options }: ShowAlertsOptions): () => void {
  const banners = createBanners(options);
  engine.onChange(({ alerts }) => {
    for (const alert of alerts) {
      void banners.show(alert).then(({ outcome, error }) => {
        if (error !== undefined) log(`a banner was not shown (${outcome}): ${error}`);
      });
    }
  });
  return banners.closeAll;
}
