import type { Alert } from '../../core/model/alert.ts';
import type { BannerRefs } from '../../core/model/banner-ref.ts';
import { MAX_CHOICES } from '../../core/model/bounds.ts';

/** For how many banners the numbers are remembered; any that can still be replaced is among the last ones. */
const maxKnown = 50;

/** Remembers under which numbers banners are kept, as one can take the place of several and then stands for all of them. */
export function createToldNumbers() {
  const known = new Map<string, readonly number[]>();
  return {
    /** The banners that the banner of an alert stands for, itself among them; null if it is not kept. */
    of({ key, replaces = [], account, banner }: Alert): BannerRefs | null {
      if (banner === undefined) return null;
      const before = known.get(key) ?? [];
      // Under a key that is used again, such as that of a backlog, another banner has another number.
      const own = before.includes(banner) ? before : [banner];
      const ids = [...new Set([...own, ...replaces.flatMap((one) => known.get(one) ?? [])])].slice(
        0,
        MAX_CHOICES,
      );
      known.delete(key);
      known.set(key, ids);
      for (const oldest of known.keys()) if (known.size > maxKnown) known.delete(oldest);
      return { account, ids };
    },
  };
}
