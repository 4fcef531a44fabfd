import { isReferredTo } from '../state/app-store.ts';
import { ask } from '../state/bridge.ts';
import { nameOf } from '../state/subscription-names.ts';
import { say, sayProblem } from '../state/toast-store.ts';
import { useView } from '../state/view-store.ts';
import { t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { Note } from '../ui/note.tsx';
import type { SubscriptionDialogProps } from './subscription-dialog.ts';

/** Asks before removing a subscription, because its consumer on the server is deleted too. */
export function RemoveSubscriptionDialog({ account, subscription, onClose }: SubscriptionDialogProps) {
  const name = nameOf(subscription);
  const remove = async () => {
    onClose();
    const reply = await ask('watch.remove', { account: account.id, subscription: subscription.id });
    if (!reply.ok) return void sayProblem(reply.problem);
    const { scope, setAccount } = useView.getState();
    if (isReferredTo({ account, subscription }, scope.subscription)) setAccount(scope.account);
    say(t.subscriptions.removed(name));
  };
  return (
    <Dialog
      alert
      title={t.subscriptions.removeTitle(name)}
      description={t.subscriptions.removeText}
      onClose={onClose}
    >
      {subscription.facts.takenOver && <Note>{t.subscriptions.removeTaken}</Note>}
      <DialogActions>
        <Button onClick={onClose}>{t.cancel}</Button>
        <Button variant="danger" onClick={remove}>
          {t.subscriptions.removeConfirm}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
