import { extname } from 'node:path';
import type { Clock } from '../../core/base/clock.ts';

/** After this long without a request the page has what it asked for, ms. */
const REST_MS = 15;
/** The longest that anything waits for it, ms. */
const LATEST_MS = 500;

/**
 * Tells when the page has fetched what its first frame needs: document, style sheet and scripts. They are served by the
 * thread that also makes everything else, so that the first frame waits for whatever that does meanwhile.
 */
export function createPageFetched(clock: Pick<Clock, 'after'>) {
  let hasScript = false;
  let settle = () => {};
  let cancel = () => {};
  return {
    /** A file was served to the page. */
    served(file: string): void {
      hasScript ||= extname(file) === '.js';
      cancel();
      if (hasScript) cancel = clock.after(REST_MS, settle);
    },
    /** Resolves when the page has them, or when that takes too long. To be called before the page asks. */
    wait(): Promise<void> {
      return new Promise((resolve) => {
        settle = resolve;
        clock.after(LATEST_MS, resolve);
      });
    },
  };
}
