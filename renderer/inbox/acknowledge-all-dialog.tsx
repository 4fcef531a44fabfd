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
  const open = useOpen(onClose);
  if (open === null) return null;
  if (open.total === 0)
    return (
      <Dialog alert title={t.inbox.allNone} onClose={onClose}>
        <DialogActions>
          <Button onClick={onClose}>{t.close}</Button>
        </DialogActions>
      </Dialog>
    );
  const { title, text, action } = questionOf(open);
  const confirm = () => {
    onClose();
    void acknowledge(allOpen);
  };
  return (
    <Dialog alert title={title} description={text} onClose={onClose}>
      <DialogActions>
        <Button onClick={onClose}>{t.cancel}</Button>
        <Button variant="primary" onClick={confirm}>
          {action}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** What is asked: requests are dismissed, everything else is acknowledged. */
function questionOf({ total, requests }: Open): { title: string; text: string; action: string } {
  const shown = format.number(total);
  if (requests === total)
    return {
      title: t.decide.dismissAll(total, shown),
      text: t.inbox.allText,
      action: t.decide.dismiss(shown),
    };
  const text = requests > 0 ? t.inbox.allTextMixed : t.inbox.allText;
  return { title: t.inbox.allTitle(total, shown), text, action: t.inbox.acknowledge(shown) };
}

interface Open {
  readonly total: number;
  /** How many of them are access requests. */
  readonly requests: number;
}

/** How many notifications are open now; null until that is known. */
function useOpen(onFailed: () => void): Open | null {
  const [open, setOpen] = useState<Open | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is counted once, for the question.
  useEffect(() => {
    void ask('inbox.count', allOpen).then((reply) => {
      if (!reply.ok) {
        sayProblem(reply.problem);
        return onFailed();
      }
      const { total, kinds } = reply.value;
      const requests = kinds.find(({ kind }) => kind === 'access-requested')?.count ?? 0;
      setOpen({ total, requests });
    });
  }, []);
  return open;
}
