import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { ask } from '../state/bridge.ts';
import { format, t } from '../strings/index.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { useNow } from '../ui/use-now.ts';
import { useStill } from '../ui/use-still.ts';
import { begunText, doneText, failedText } from './bulk-text.ts';
import { type Bulk, isOver } from './bulks.ts';
import { retryAllFailed, undo } from './decide.ts';
import { useInbox } from './inbox-store.ts';

/** A toast for each decision: first its undo, then its progress, then what failed. */
export function BulkToasts() {
  const bulks = useInbox((s) => s.bulks);
  return bulks.map((bulk) => <BulkToast key={bulk.bulk} bulk={bulk} />);
}

/** The time for undo stands still while the pointer or the focus is on the message, in the main process too. */
function useUndoTime({ bulk, undoUntil }: Bulk) {
  const now = useNow(250);
  const left = useRef(0);
  const { isStill, props } = useStill((still) => {
    if (still) {
      left.current = undoUntil - Date.now();
      if (left.current > 0) void ask('inbox.hold', { bulk, isHeld: true });
    } else if (left.current > 0) {
      useInbox.getState().prolong(bulk, Date.now() + left.current);
      void ask('inbox.hold', { bulk, isHeld: false });
    }
  });
  return { leftMs: isStill && left.current > 0 ? left.current : undoUntil - now, props };
}

function BulkToast({ bulk }: { readonly bulk: Bulk }) {
  const drop = useInbox((s) => s.dropBulk);
  const about = useInbox((s) => s.about[bulk.bulk]);
  const { leftMs, props } = useUndoTime(bulk);
  const isUndoable = leftMs > 0;
  const isFinished = !isUndoable && isOver(bulk) && bulk.failed === 0;
  useEffect(() => {
    if (!isFinished) return;
    const timer = setTimeout(() => drop(bulk.bulk), 2500);
    return () => clearTimeout(timer);
  }, [isFinished, drop, bulk.bulk]);
  if (isUndoable)
    return (
      <div className="toast" role="status" {...props}>
        <span className="toast-text">{begunText(bulk, about)}</span>
        <Button onClick={() => void undo(bulk.bulk)} aria-label={t.undo}>
          {t.inbox.undoIn(format.number(Math.ceil(leftMs / 1000)))}
        </Button>
      </div>
    );
  if (!isOver(bulk)) return <Progress bulk={bulk} />;
  if (bulk.failed > 0) return <Failed bulk={bulk} />;
  return (
    <div className="toast" role="status">
      <span className="toast-text">{doneText(bulk, about)}</span>
    </div>
  );
}

function Progress({ bulk }: { readonly bulk: Bulk }) {
  const drop = useInbox((s) => s.dropBulk);
  const done = bulk.settled + bulk.failed;
  const text = t.decide.sending(format.number(done), format.number(bulk.total));
  return (
    <div className="toast">
      <span className="toast-text">{text}</span>
      <progress max={bulk.total} value={done} aria-label={text} />
      <IconButton icon={X} label={t.close} onClick={() => drop(bulk.bulk)} />
    </div>
  );
}

function Failed({ bulk }: { readonly bulk: Bulk }) {
  const drop = useInbox((s) => s.dropBulk);
  const retryFailed = () => {
    drop(bulk.bulk);
    void retryAllFailed();
  };
  return (
    <div className="toast problem" role="alert">
      <span className="toast-text">{failedText(bulk)}</span>
      <Button onClick={retryFailed}>{t.retry}</Button>
      <IconButton icon={X} label={t.close} onClick={() => drop(bulk.bulk)} />
    </div>
  );
}
