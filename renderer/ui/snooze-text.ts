import type { SnoozeState } from '../../electron/core/model/snooze-state.ts';
import { format, t } from '../strings/index.ts';

/** What a row says of its snooze: until when, or that it has come back as long as it is new. */
export function snoozeText(
  { snooze, read }: { readonly snooze?: SnoozeState | undefined; readonly read: boolean },
  now: number,
): string {
  if (snooze === undefined) return '';
  if (snooze.back === null) return t.snooze.isSnoozed(format.ahead(snooze.until, now));
  return read ? '' : t.snooze.isBack;
}
