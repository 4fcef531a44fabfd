import type { Alert } from '../../core/model/alert.ts';
import type { BannerContent, ShownBanner } from './banner-service.ts';

/** Systems keep no more banners than this. Older ones are closed, so that no click on one is lost. */
const maxBanners = 50;

interface Entry {
  banner: ShownBanner;
  content: BannerContent;
  alert: Alert;
}

/** The banners that are on screen, as far as is known, by their keys. */
export function createScreen() {
  const entries = new Map<string, Entry>();
  function close(key: string): Alert | null {
    const entry = entries.get(key);
    entries.delete(key);
    entry?.banner.close();
    return entry?.alert ?? null;
  }
  return {
    get: (key: string) => entries.get(key),
    /**
     * Returns the banner that an alert's banner is to replace, and forgets it; null if there is none. Others that the alert
     * replaces are closed.
     */
    giveWay({ key, replaces = [] }: Alert): ShownBanner | null {
      const [place, ...others] = [key, ...replaces.toReversed()].filter((one) => entries.has(one));
      for (const other of others) close(other);
      if (place === undefined) return null;
      const banner = entries.get(place)?.banner ?? null;
      entries.delete(place);
      return banner;
    },
    /** It is the newest now; when there are too many, the oldest are closed. */
    put(key: string, entry: Entry): void {
      entries.delete(key);
      entries.set(key, entry);
      for (const oldest of entries.keys()) if (entries.size > maxBanners) close(oldest);
    },
    /** It is gone already. */
    drop: (key: string): void => void entries.delete(key),
    /** Returns its alert, if it was still there. */
    close,
    closeAll(): void {
      for (const key of [...entries.keys()]) close(key);
    },
  };
}
