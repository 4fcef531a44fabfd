import type { SubscriptionRef } from '../../electron/core/model/event.ts';
import type { Start } from '../../electron/ipc/contract.ts';
import { format, t } from '../strings/index.ts';
import { isReferredTo, subscriptionsOf, useApp } from './app-store.ts';
import { say } from './toast-store.ts';
import { untilState } from './until-state.ts';

/** How long the message waits for the number of earlier events, ms. */
const COUNT_WITHIN_MS = 2_000;

/** Says that something is watched now and which events were chosen, with their number if the server gives it in time. */
export async function sayWatching(ref: SubscriptionRef, name: string, start: Start): Promise<void> {
  if (start.from === 'now') {
    say(t.watch.addedFromNow(name));
    return;
  }
  const count = await earlierEvents(ref);
  const shown = count === null ? '' : format.number(count);
  const since = start.from === 'date' ? format.date(start.date) : '';
  say(t.watch.addedWithEarlier(name, count ?? 0, shown, since));
}

/** Waits until the size of a backlog is known; null if it is too small to be counted, or not known in time. */
async function earlierEvents(ref: SubscriptionRef): Promise<number | null> {
  const status = () =>
    subscriptionsOf(useApp.getState().app?.accounts ?? [], ref.account).find((one) => isReferredTo(one, ref))
      ?.subscription.status;
  const isKnown = () => ['catching-up', 'live'].includes(status()?.state ?? '');
  await untilState(useApp, isKnown, COUNT_WITHIN_MS);
  const found = status();
  return found?.state === 'catching-up' ? found.total : null;
}
