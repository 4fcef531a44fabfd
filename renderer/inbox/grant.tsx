import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import type { GrantLevel, InboxRow } from '../../electron/ipc/contract.ts';
import { focusList } from '../list/focus-list.ts';
import { ask } from '../state/bridge.ts';
import { say } from '../state/toast-store.ts';
import { t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { Segments } from '../ui/segments.tsx';
import { inboxList, isOpen, keyOfNotification, refOf } from './inbox-list.ts';
import { useInbox } from './inbox-store.ts';

const LEVELS: readonly GrantLevel[] = ['read', 'append', 'write', 'admin'];

/** Whether a notification asks for something that can be granted here. */
export function canGrant(row: InboxRow): boolean {
  return row.kind === 'access-requested' && isOpen(row) && row.user !== null && row.resource !== null;
}

const levelOf = ({ notice }: InboxRow): GrantLevel | null =>
  notice.is === 'access-requested' ? notice.level : null;

function label(level: GrantLevel | null, isBusy: boolean): string {
  if (isBusy) return t.inbox.granting;
  return level === null ? t.inbox.grantTitle : t.inbox.grant(t.permissions[level]);
}

/** Grants an access request at a chosen level. If that fails, the request itself says why. */
export function Grant({ row }: { readonly row: InboxRow }) {
  // Preselect a level only if the request names one; otherwise the person must choose.
  const [level, setLevel] = useState<GrantLevel | null>(levelOf(row));
  const [isBusy, setBusy] = useState(false);
  const grant = async () => {
    if (level === null) return;
    setBusy(true);
    const reply = await ask('inbox.grant', { request: refOf(row), level });
    setBusy(false);
    await inboxList.refresh();
    if (!reply.ok) return;
    say(t.inbox.granted(t.permissions[level], row.user?.name ?? '', row.resource?.name ?? ''));
    const { open, set } = useInbox.getState();
    if (open && keyOfNotification(open) === keyOfNotification(row)) set({ open: null });
    focusList();
  };
  return (
    <section className="detail-section grant" aria-label={t.inbox.grantTitle}>
      <Segments
        label={t.inbox.grantLevel}
        value={level}
        onChange={setLevel}
        options={LEVELS.map((value) => ({ value, label: t.permissions[value] }))}
      />
      <p className="quiet">{level === null ? t.inbox.chooseLevel : t.inbox.grantText[level]}</p>
      <Button
        icon={ShieldCheck}
        variant="primary"
        disabled={isBusy || level === null}
        onClick={() => void grant()}
      >
        {label(level, isBusy)}
      </Button>
    </section>
  );
}
