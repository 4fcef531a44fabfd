import { X } from 'lucide-react';
import { useEffect } from 'react';
import { format, t } from '../strings/index.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { useNow } from '../ui/use-now.ts';
import { retryAllFailed, undo } from './acknowledge.ts';
import { type Bulk, isOver } from './bulks.ts';
import { useInbox } from './inbox-store.ts';

/** A toast for each acknowledgement: first its undo, then its progress, then what failed. */
export function BulkToasts() {
  const bulks = useInbox((s) => s.bulks);
  return bulks.map((bulk) => <BulkToast key={bulk.bulk} bulk={bulk} />);
}

function BulkToast({ bulk }: { readonly bulk: Bulk }) {
  const now = useNow(250);
  const drop = useInbox((s) => s.dropBulk);
  const isUndoable = now < bulk.undoUntil;
  const isSettled = isOver(bulk);
  const isFinished = !isUndoable && isSettled && bulk.failed === 0;
  useEffect(() => {
    if (!isFinished) return;
    const timer = setTimeout(() => drop(bulk.bulk), 2500);
    return () => clearTimeout(timer);
  }, [isFinished, drop, bulk.bulk]);
  const retryFailed = () => {
    drop(bulk.bulk);
    void retryAllFailed();
  };
  if (isUndoable)
    return (
      <div className="toast" role="status">
        <span className="toast-text">{t.inbox.acknowledged(bulk.total, format.number(bulk.total))}</span>
        <Button onClick={() => void undo(bulk.bulk)} aria-label={t.undo}>
          {t.inbox.undoIn(format.number(Math.ceil((bulk.undoUntil - now) / 1000)))}
        </Button>
      </div>
    );
  if (!isSettled)
    return (
      <div className="toast">
        <span className="toast-text">
          {t.inbox.sending(format.number(bulk.settled + bulk.failed), format.number(bulk.total))}
        </span>
        <progress
          max={bulk.total}
          value={bulk.settled + bulk.failed}
          aria-label={t.inbox.sending(format.number(bulk.settled), format.number(bulk.total))}
        />
        <IconButton icon={X} label={t.close} onClick={() => drop(bulk.bulk)} />
      </div>
    );
  if (bulk.failed > 0)
    return (
      <div className="toast problem" role="alert">
        <span className="toast-text">{t.inbox.someFailed(bulk.failed, format.number(bulk.failed))}</span>
        <Button onClick={retryFailed}>{t.retry}</Button>
        <IconButton icon={X} label={t.close} onClick={() => drop(bulk.bulk)} />
      </div>
    );
  return (
    <div className="toast" role="status">
      <span className="toast-text">{t.inbox.done}</span>
    </div>
  );
}
