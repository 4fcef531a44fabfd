import type { Failure, Way } from '../state/subscription-changes.ts';
import { format, t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { change } from './change-subscriptions.ts';
import { FailedList } from './failed-list.tsx';

interface Props {
  readonly way: Way;
  readonly failures: readonly Failure[];
  readonly onClose: () => void;
}

/** Lists the subscriptions that could not be changed, each with its reason. */
export function FailedSubscriptionsDialog({ way, failures, onClose }: Props) {
  const title = t.watched.failed[way](failures.length, format.number(failures.length));
  const retry = () => {
    onClose();
    void change(
      way,
      failures.map(({ entry }) => entry),
    );
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <FailedList label={title} failures={failures} />
      <DialogActions>
        <Button onClick={onClose}>{t.close}</Button>
        <Button variant="primary" onClick={retry}>
          {t.retry}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
