import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import type { GrantLevel, InboxRow } from '../../electron/ipc/contract.ts';
import { ask } from '../state/bridge.ts';
import { say } from '../state/toast-store.ts';
import { t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { Segments } from '../ui/segments.tsx';
import { inboxList, keyOfNotification, refOf } from './inbox-list.ts';
import { useInbox } from './inbox-store.ts';

const LEVELS: readonly GrantLevel[] = ['read', 'append', 'write', 'admin'];

/** Whether a notification asks for something that can be granted here. */
export function canGrant(row: InboxRow): boolean {
  const waits = row.state === 'open' || row.state === 'failed';
  return row.kind === 'access-requested' && waits && row.user !== null && row.resource !== null;
}

/** Answers an access request: the level, and granting it. Why it did not work is then said at the request itself. */
export function Grant({ row }: { readonly row: InboxRow }) {
  const [level, setLevel] = useState<GrantLevel>('read');
  const [busy, setBusy] = useState(false);
  const grant = async () => {
    setBusy(true);
    const reply = await ask('inbox.grant', { request: refOf(row), level });
    setBusy(false);
    await inboxList.refresh();
    if (!reply.ok) return;
    say(t.inbox.granted(t.permissions[level], row.user?.name ?? '', row.resource?.name ?? ''));
    const { open, set } = useInbox.getState();
    if (open && keyOfNotification(open) === keyOfNotification(row)) set({ open: null });
    document.querySelector<HTMLElement>('main [role="listbox"]')?.focus();
  };
  return (
    <section className="detail-section grant" aria-label={t.inbox.grantTitle}>
      <Segments
        label={t.inbox.grantLevel}
        value={level}
        onChange={setLevel}
        options={LEVELS.map((value) => ({ value, label: t.permissions[value] }))}
      />
      <p className="quiet">{t.inbox.grantText[level]}</p>
      <Button icon={ShieldCheck} look="primary" disabled={busy} onClick={() => void grant()}>
        {busy ? t.inbox.granting : t.inbox.grant(t.permissions[level])}
      </Button>
    </section>
  );
}
