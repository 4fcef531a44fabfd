import { useState } from 'react';
import type { SubscriptionRef } from '../../electron/core/model/event.ts';
import { type AccountSubscription, isReferredTo, subscriptionsOf, useAccounts } from '../state/app-store.ts';
import type { Failure } from '../state/subscription-changes.ts';
import { nameOf } from '../state/subscription-names.ts';
import { say } from '../state/toast-store.ts';
import { format, t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { Note } from '../ui/note.tsx';
import { remove } from './change-subscriptions.ts';
import { FailedList } from './failed-list.tsx';

interface Props {
  readonly which: readonly SubscriptionRef[];
  readonly onClose: () => void;
}

/** Asks before removing subscriptions, because their consumers on the server are deleted too, and lists those that stay. */
export function RemoveSubscriptionsDialog({ which, onClose }: Props) {
  const all = subscriptionsOf(useAccounts(), null);
  // What is asked about stays what was chosen, also while some of it is being removed.
  const [entries, setEntries] = useState(() =>
    all.filter((one) => which.some((ref) => isReferredTo(one, ref))),
  );
  const [failures, setFailures] = useState<readonly Failure[]>([]);
  const [isBusy, setBusy] = useState(false);
  const removeThem = async () => {
    setBusy(true);
    const failed = await remove(entries);
    setBusy(false);
    setFailures(failed);
    setEntries(failed.map(({ entry }) => entry));
    sayRemoved(entries.filter((entry) => !failed.some((one) => one.entry === entry)));
    if (failed.length === 0) onClose();
  };
  const hasFailed = failures.length > 0;
  const failedTitle = t.watched.failed.remove(failures.length, format.number(failures.length));
  return (
    <Dialog
      alert
      title={hasFailed ? failedTitle : titleOf(entries)}
      description={entries.length === 1 ? t.subscriptions.removeText : t.watched.removeText}
      onClose={onClose}
    >
      {hasFailed ? <FailedList label={failedTitle} failures={failures} /> : <WhatStays entries={entries} />}
      <DialogActions>
        <Button onClick={onClose}>{hasFailed ? t.close : t.cancel}</Button>
        <Button variant="danger" disabled={isBusy} onClick={() => void removeThem()}>
          {isBusy ? t.watched.removing : hasFailed ? t.retry : t.subscriptions.removeConfirm}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function titleOf(entries: readonly AccountSubscription[]): string {
  const [only] = entries;
  if (only && entries.length === 1) return t.subscriptions.removeTitle(nameOf(only.subscription));
  return t.watched.removeTitle(format.number(entries.length));
}

function sayRemoved(done: readonly AccountSubscription[]): void {
  const [only] = done;
  if (!only) return;
  if (done.length === 1) say(t.subscriptions.removed(nameOf(only.subscription)));
  else say(t.watched.done.remove(done.length, format.number(done.length)));
}

/** Says what stays on the server, and why. */
function WhatStays({ entries }: { readonly entries: readonly AccountSubscription[] }) {
  const taken = entries.filter(({ subscription }) => subscription.facts.takenOver).length;
  const bound = new Set(
    entries.filter(({ account }) => account.limits.includes('no-delete')).map(({ account }) => account.label),
  );
  return (
    <>
      {taken > 0 && (
        <Note>
          {entries.length === 1
            ? t.subscriptions.removeTaken
            : t.watched.removeTaken(taken, format.number(taken))}
        </Note>
      )}
      {[...bound].map((label) => (
        <Note key={label}>{t.watched.removeKept(label)}</Note>
      ))}
    </>
  );
}
