import { useState } from 'react';
import type { GrantLevel } from '../../electron/ipc/contract.ts';
import { format, t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { grant } from './decide.ts';
import { inboxList } from './inbox-list.ts';
import { inboxSelection } from './inbox-selection.ts';
import { LevelChoice } from './level-choice.tsx';

/** Grants one level for all requests that are selected. */
export function GrantManyDialog({ onClose }: { readonly onClose: () => void }) {
  // As it was when it was asked: notifications that come meanwhile do not change what is granted.
  const [{ which, requests }] = useState(() => inboxSelection(inboxList.store.getState()));
  const [level, setLevel] = useState<GrantLevel | null>(null);
  const shown = format.number(requests);
  const run = () => {
    if (level === null) return;
    onClose();
    void grant(which, level);
  };
  return (
    <Dialog
      title={t.decide.grantManyTitle(requests, shown)}
      description={t.decide.grantManyText}
      onClose={onClose}
    >
      <LevelChoice level={level} onLevel={setLevel} requests={requests} />
      <DialogActions>
        <Button onClick={onClose}>{t.cancel}</Button>
        <Button variant="primary" disabled={level === null || requests === 0} onClick={run}>
          {level === null ? t.inbox.grantTitle : t.decide.grantAll(t.decide.levels[level], requests, shown)}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
