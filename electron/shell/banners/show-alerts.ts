import { Notification } from 'electron';
import type { Engine } from '../../core/engine/engine-api.ts';
import type { Log } from '../lifecycle/log-file.ts';
import { type BannersOptions, createBanners } from './banners.ts';

export interface ShowAlertsOptions
  extends Pick<BannersOptions, 'textOf' | 'closesUnasked' | 'isPaused' | 'open'> {
  engine: Pick<Engine, 'onChange'>;
  log: Log;
}

/** Shows the engine's alerts as banners of the operating system. The returned function closes them all. */
export function showAlerts({ engine, log, ...options }: ShowAlertsOptions): () => void {
  const banners = createBanners({
    isSupported: () => Notification.isSupported(),
    create: (content) => new Notification(content),
    ...options,
  });
  engine.onChange(({ alerts }) => {
    for (const alert of alerts) {
      void banners.show(alert).then(({ outcome, error }) => {
        if (outcome === 'failed') log(`a banner was not shown: ${error}`);
      });
    }
  });
  return banners.closeAll;
}
