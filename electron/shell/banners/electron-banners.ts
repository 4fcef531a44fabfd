import { type NativeImage, Notification } from 'electron';
import type { BannerAction, BannerIcon } from '../../core/model/banner-look.ts';
import type { BannerResult, BannerService } from './banner-service.ts';
import { soundName } from './banner-sound.ts';

/** After this long without an answer of the system, the banner has most likely been shown, ms. */
const silentSystemMs = 2_000;

/**
 * Banners through Electron, for macOS and Windows. Both give a banner to the system without waiting for it; on Linux
 * Electron waits for the notification service, however long that takes.
 */
export const createElectronBanners = (
  imageOf: (icon: BannerIcon) => NativeImage | null,
  labels: Readonly<Record<BannerAction, string>>,
): BannerService => ({
  show({ title, body, icon, buttons, sound, isUrgent }, events, earlier) {
    earlier?.close();
    if (!Notification.isSupported())
      return { result: Promise.resolve({ outcome: 'unsupported' }), close: () => undefined };
    const others = buttons.filter((action) => action !== 'open');
    const image = icon && imageOf(icon);
    const banner = new Notification({
      title,
      body,
      silent: sound === 'none',
      // On macOS, where it is among the app's resources. Windows has its own sounds only.
      ...(sound === 'own' && { sound: soundName }),
      // A click on the banner opens it: it needs no button for that, and macOS has room for one of them only.
      actions: others.map((action) => ({ type: 'button', text: labels[action] })),
      ...(image !== null && { icon: image }),
      ...(isUrgent && { urgency: 'critical', timeoutType: 'never' }),
    });
    let isClosed = false;
    const result = new Promise<BannerResult>((resolve) => {
      const timer = setTimeout(() => resolve({ outcome: 'shown' }), silentSystemMs);
      const settle = (value: BannerResult) => {
        clearTimeout(timer);
        resolve(value);
      };
      banner.on('show', () => settle({ outcome: 'shown' }));
      banner.on('failed', (_event, error) => {
        settle({ outcome: 'failed', error });
        events.closed(false);
      });
    });
    banner.on('click', () => events.chosen('open'));
    banner.on('action', ({ actionIndex }) => {
      const action = others[actionIndex];
      if (action !== undefined) events.chosen(action);
    });
    banner.on('close', (details?: { reason?: string }) => {
      // A banner that timed out on Windows is in the Action Center, where it can still be clicked.
      if (!isClosed && details?.reason !== 'timedOut') events.closed(true);
    });
    banner.show();
    return {
      result,
      close() {
        isClosed = true;
        banner.close();
      },
    };
  },
});
