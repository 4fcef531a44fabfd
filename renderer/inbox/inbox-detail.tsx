import { AlarmClockOff, CheckCheck, CircleAlert, ExternalLink, ListFilter, RotateCw, X } from 'lucide-react';
import { useStore } from 'zustand';
import type { InboxRow } from '../../electron/ipc/contract.ts';
import { focusList } from '../list/focus-list.ts';
import { useAccount } from '../state/app-store.ts';
import { openPortal } from '../state/open-portal.ts';
import { format, t } from '../strings/index.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Facts } from '../ui/facts.tsx';
import { InboxIcon } from '../ui/kinds.tsx';
import { ProblemText } from '../ui/problem-text.tsx';
import { SnoozeMenu } from '../ui/snooze-menu.tsx';
import { acknowledge, retry } from './acknowledge.ts';
import { canGrant, Grant } from './grant.tsx';
import { inboxList, isOpen, isSnoozed, keyOfNotification, refOf } from './inbox-list.ts';
import { titleOf } from './inbox-row.tsx';
import { useInbox } from './inbox-store.ts';
import { showEvents } from './show-events.ts';
import { choiceToSnooze, endSnoozeOf } from './snooze-notifications.ts';
import { useWhy } from './use-why.ts';

/** The row as it is in the list now, with its current state. */
function useCurrent(row: InboxRow): InboxRow {
  const key = keyOfNotification(row);
  return useStore(inboxList.store, (s) => {
    for (const one of s.rows.at.values()) if (keyOfNotification(one) === key) return one;
    return row;
  });
}

export function InboxDetail({ row: opened }: { readonly row: InboxRow }) {
  const row = useCurrent(opened);
  const close = () => {
    useInbox.getState().set({ open: null });
    focusList();
  };
  return (
    <aside className="detail" aria-label={t.detail.label}>
      <div className="detail-head">
        <InboxIcon kind={row.kind} size={20} />
        <div className="detail-name">
          <h2 className="selectable">{titleOf(row)}</h2>
          <p>{t.inbox.kinds[row.kind]}</p>
        </div>
        <IconButton icon={X} label={t.close} onClick={close} />
      </div>
      <div className="detail-body">
        <Failure row={row} />
        <Actions row={row} />
        {canGrant(row) && <Grant key={row.id} row={row} />}
        <RowFacts row={row} />
      </div>
    </aside>
  );
}

/** Why it could not be acknowledged or granted, if so. */
function Failure({ row: { state, reason } }: { readonly row: InboxRow }) {
  if (state === 'failed')
    return (
      <p className="note bad">
        <CircleAlert size={15} aria-hidden="true" />
        <span>
          {t.inbox.failed}. {reason && <ProblemText problem={reason} />}
        </span>
      </p>
    );
  if (state !== 'open' || reason === null) return null;
  return (
    <p className="note bad" role="alert">
      <CircleAlert size={15} aria-hidden="true" />
      <span>
        {t.inbox.notGranted}. <ProblemText problem={reason} />
      </span>
    </p>
  );
}

function Actions({ row }: { readonly row: InboxRow }) {
  const { account, resource, state } = row;
  return (
    <div className="detail-actions">
      {(state === 'open' || state === 'snoozed') && (
        <Button
          icon={CheckCheck}
          variant={canGrant(row) ? 'plain' : 'primary'}
          onClick={() => void acknowledge([refOf(row)])}
        >
          {t.inbox.acknowledgeOne}
        </Button>
      )}
      {state === 'failed' && (
        <Button icon={RotateCw} variant="primary" onClick={() => void retry([refOf(row)])}>
          {t.retry}
        </Button>
      )}
      {(isOpen(row) || isSnoozed(row)) && (
        <SnoozeMenu
          source={choiceToSnooze([refOf(row)])}
          label={isSnoozed(row) ? t.snooze.change : t.snooze.snooze}
        />
      )}
      {isSnoozed(row) && (
        <Button icon={AlarmClockOff} onClick={() => void endSnoozeOf(row)}>
          {t.snooze.end}
        </Button>
      )}
      {resource && (
        <>
          <Button icon={ListFilter} onClick={() => showEvents(account, resource.id)}>
            {t.inbox.showEvents(resource.name || t.unknownName)}
          </Button>
          <Button icon={ExternalLink} onClick={() => void openPortal(account, resource.id)}>
            {t.detail.portal}
          </Button>
        </>
      )}
    </div>
  );
}

function RowFacts({ row }: { readonly row: InboxRow }) {
  const account = useAccount(row.account);
  const { resource } = row;
  const why = useWhy(row);
  const isRequest = row.kind === 'access-requested';
  return (
    <Facts
      facts={[
        { label: isRequest ? t.inbox.requestedBy : t.inbox.person, value: row.user?.name },
        { label: t.inbox.resource, value: resource && [...resource.path, resource.name].join(' / ') },
        { label: t.alerts.why.label, value: why },
        { label: t.inbox.when, value: format.exact(row.time) },
        { label: t.inbox.state, value: row.settledAt && t.inbox.settled(format.exact(row.settledAt)) },
        { label: t.detail.account, value: account?.label },
        { label: t.inbox.userId, value: row.user?.id, mono: true },
        { label: t.inbox.resourceId, value: resource?.id, mono: true },
        { label: t.inbox.id, value: row.id, mono: true },
        { label: t.inbox.message, value: row.message },
      ]}
    />
  );
}
