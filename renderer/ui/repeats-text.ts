import type { InboxRow } from '../../electron/ipc/contract.ts';
import { format, t } from '../strings/index.ts';

/** How often something was requested, and when it was last; empty for what was requested once. `now`: epoch ms. */
export function repeatsOf({ repeats, time }: InboxRow, now: number): string {
  return repeats === undefined ? '' : t.decide.asked(format.number(repeats.times), format.ago(time, now));
}
