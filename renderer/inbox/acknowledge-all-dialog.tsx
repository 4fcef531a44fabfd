import { useEffect, useState } from 'react';
import { ask } from '../state/bridge.ts';
import { sayProblem } from '../state/toast-store.ts';
import { format, t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { acknowledge } from './decide.ts';

/** Every open notification of every account. */
const allOpen = { account: null, view: 'open' as const, state: 'open' as const, kinds: [], text: '' };

/** Asks before everything in the inbox is acknowledged. The tray menu leads here: it acknowledges nothing by itself. */
export function AcknowledgeAllDialog({ onClose }: { readonly onClose: () => void }) {
  const count = useOpenCount(onClose);
  if (count === null) return null;
  const confirm = () => {
    onClose();
    void acknowledge(allOpen);
  };
  const isNone = count === 0;
  return (
    <Dialog
      alert
      title={isNone ? t.inbox.allNone : t.inbox.allTitle(count, format.number(count))}
      {...(!isNone && { description: t.inbox.allText })}
      onClose={onClose}
    >
      <DialogActions>
        <Button onClick={onClose}>{isNone ? t.close : t.cancel}</Button>
        {!isNone && (
          <Button variant="primary" onClick={confirm}>
            {t.inbox.acknowledge(format.number(count))}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

/** How many notifications are open now; null until that is known. */
function useOpenCount(onFailed: () => void): number | null {
  const [count, setCount] = useState<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is counted once, for the question.
  useEffect(() => {
    void ask('inbox.count', allOpen).then((reply) => {
      if (reply.ok) return setCount(reply.value.total);
      sayProblem(reply.problem);
      onFailed();
    });
  }, []);
  return count;
}
