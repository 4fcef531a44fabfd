import { heldAlert } from '../alert/alerts.ts';
import { sleep } from '../base/clock.ts';
import type { HeldShare } from '../model/banner.ts';
import type { SessionContext } from './session-context.ts';
import { untilStored } from './until-stored.ts';

/** Delay before a share that could not be written down is gathered again. */
const RETRY_MS = 30_000;

interface HeldSharingOptions extends Pick<SessionContext, 'store' | 'emit' | 'retry' | 'sending'> {
  account: string;
}

/** What this account has in the summaries of what was held. */
export function createHeldSharing({ account, store, emit, retry, sending }: HeldSharingOptions) {
  let isLate = false;

  async function gather() {
    const at = retry.clock.now();
    return { at, share: await store.summarizeHeld(at) };
  }

  /** Tells it by itself, as soon as the store can write. */
  async function tellLate(): Promise<void> {
    if (isLate) return;
    isLate = true;
    await sleep(retry.clock, RETRY_MS, sending);
    const gathered = await untilStored(retry.clock, sending, gather, RETRY_MS);
    isLate = false;
    if (gathered === null || gathered.share.banner === null) return;
    const { at, share } = gathered;
    const alert = heldAlert(at, share, [{ account, id: gathered.share.banner }]);
    emit({ alerts: [{ ...alert, account, key: `${alert.key}-${account}` }], told: true });
  }

  return {
    /** Gathers the share in the summary of a time (epoch ms); null if it cannot be written down yet, and is told later. */
    shareHeld: (at: number): Promise<HeldShare | null> =>
      store.summarizeHeld(at).catch(() => {
        void tellLate();
        return null;
      }),
    /** The summary of that time was not shown: what it was given is for the next one. */
    releaseHeld: store.releaseHeld,
  };
}
