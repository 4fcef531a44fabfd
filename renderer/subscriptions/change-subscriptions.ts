/** Muting, pausing and removing subscriptions, one or many at once. */
import { type AccountSubscription, isReferredTo, refOfEntry } from '../state/app-store.ts';
import { ask } from '../state/bridge.ts';
import { changedBy, changes, type Failure, opposites, type Way } from '../state/subscription-changes.ts';
import { say, sayProblem } from '../state/toast-store.ts';
import { useView } from '../state/view-store.ts';
import { format, t } from '../strings/index.ts';
import { selectedEntries, subscriptionList } from './subscription-list.ts';

/** Asks for each by itself; what fails does not keep the others back. */
async function forEach(
  entries: readonly AccountSubscription[],
  run: (ref: { account: string; subscription: string }) => ReturnType<typeof ask<'watch.remove'>>,
): Promise<{ done: AccountSubscription[]; failures: Failure[] }> {
  const done: AccountSubscription[] = [];
  const failures: Failure[] = [];
  for (const entry of entries) {
    const reply = await run({ account: entry.account.id, subscription: entry.subscription.id });
    if (reply.ok) done.push(entry);
    else failures.push({ entry, problem: reply.problem });
  }
  return { done, failures };
}

/** Changes subscriptions, offers to undo it, and tells each that failed. Nothing stays selected but these. */
export async function change(way: Way, entries: readonly AccountSubscription[]): Promise<void> {
  const { done, failures } = await forEach(changedBy(way, entries), (ref) =>
    ask('watch.change', { ...ref, ...changes[way] }),
  );
  if (failures.length === 0) subscriptionList.clear();
  if (done.length > 0) {
    const undo = { label: t.undo, run: () => void undoChange(way, done) };
    say(t.watched.done[way](done.length, format.number(done.length)), undo);
  }
  tellFailures(way, failures);
}

async function undoChange(way: Way, done: readonly AccountSubscription[]): Promise<void> {
  const back = opposites[way];
  const { failures } = await forEach(done, (ref) => ask('watch.change', { ...ref, ...changes[back] }));
  tellFailures(back, failures);
}

function tellFailures(way: Way, failures: readonly Failure[]): void {
  const [only] = failures;
  if (failures.length > 1) useView.getState().open({ type: 'failed-subscriptions', way, failures });
  else if (only) sayProblem(only.problem);
}

/** Asks whether to remove subscriptions. */
export function askToRemove(entries: readonly AccountSubscription[]): void {
  if (entries.length === 0) return;
  useView.getState().open({ type: 'remove-subscriptions', which: entries.map(refOfEntry) });
}

/** Removes subscriptions; returns those that stay, and why. */
export async function remove(entries: readonly AccountSubscription[]): Promise<readonly Failure[]> {
  const { done, failures } = await forEach(entries, (ref) => ask('watch.remove', ref));
  const { scope, setAccount } = useView.getState();
  if (done.some((entry) => isReferredTo(entry, scope.subscription))) setAccount(scope.account);
  if (selectedEntries().length === 0) subscriptionList.clear();
  return failures;
}
