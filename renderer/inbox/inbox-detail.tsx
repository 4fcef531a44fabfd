import { CheckCheck, CircleAlert, ExternalLink, ListFilter, RotateCw, X } from 'lucide-react';
import { useStore } from 'zustand';
import type { InboxRow } from '../../electron/ipc/contract.ts';
import { focusList } from '../list/focus-list.ts';
import { useFilters } from '../query/filter-store.ts';
import { noFilters } from '../query/filters.ts';
import { useAccount } from '../state/app-store.ts';
import { ask } from '../state/bridge.ts';
import { sayProblem } from '../state/toast-store.ts';
import { useView } from '../state/view-store.ts';
import { format, t } from '../strings/index.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Facts } from '../ui/facts.tsx';
import { InboxIcon } from '../ui/kinds.tsx';
import { acknowledge, retry } from './acknowledge.ts';
import { canGrant, Grant } from './grant.tsx';
import { inboxList, keyOfNotification, refOf } from './inbox-list.ts';
import { titleOf } from './inbox-row.tsx';
import { useInbox } from './inbox-store.ts';

/** The row as the list has it now, so that its state is not yesterday's. */
function useCurrent(row: InboxRow): InboxRow {
  const key = keyOfNotification(row);
  return useStore(inboxList.store, (s) => {
    for (const one of s.rows.at.values()) if (keyOfNotification(one) === key) return one;
    return row;
  });
}

export function InboxDetail({ row: opened }: { readonly row: InboxRow }) {
  const row = useCurrent(opened);
  const account = useAccount(row.account);
  const { resource } = row;
  const close = () => {
    useInbox.getState().set({ open: null });
    focusList();
  };
  const openPortal = async () => {
    if (!resource) return;
    const reply = await ask('app.openPortal', { account: row.account, resourceId: resource.id });
    if (!reply.ok) sayProblem(reply.problem);
  };
  const showEvents = () => {
    if (!resource) return;
    useFilters.getState().setFilters({ ...noFilters, text: resource.id });
    useView.getState().goFeed({ account: row.account });
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
        {row.state === 'failed' && (
          <p className="note bad">
            <CircleAlert size={15} aria-hidden="true" />
            <span>
              {t.inbox.failed}. {row.reason}
            </span>
          </p>
        )}
        {row.state === 'open' && row.reason !== null && (
          <p className="note bad" role="alert">
            <CircleAlert size={15} aria-hidden="true" />
            <span>
              {t.inbox.notGranted}. {row.reason}
            </span>
          </p>
        )}
        <div className="detail-actions">
          {row.state === 'open' && (
            <Button
              icon={CheckCheck}
              look={canGrant(row) ? 'plain' : 'primary'}
              onClick={() => void acknowledge([refOf(row)])}
            >
              {t.inbox.acknowledgeOne}
            </Button>
          )}
          {row.state === 'failed' && (
            <Button icon={RotateCw} look="primary" onClick={() => void retry([refOf(row)])}>
              {t.retry}
            </Button>
          )}
          {resource && (
            <>
              <Button icon={ListFilter} onClick={showEvents}>
                {t.inbox.showEvents}
              </Button>
              <Button icon={ExternalLink} onClick={openPortal}>
                {t.detail.portal}
              </Button>
            </>
          )}
        </div>
        {canGrant(row) && <Grant key={row.id} row={row} />}
        <Facts
          facts={[
            { label: t.inbox.who, value: row.user?.name },
            { label: t.inbox.resource, value: resource && [...resource.path, resource.name].join(' / ') },
            { label: t.inbox.when, value: format.exact(row.time) },
            { label: t.inbox.state, value: row.settledAt && t.inbox.settled(format.exact(row.settledAt)) },
            { label: t.detail.account, value: account?.label },
            { label: t.inbox.userId, value: row.user?.id, mono: true },
            { label: t.inbox.resourceId, value: resource?.id, mono: true },
            { label: t.inbox.id, value: row.id, mono: true },
            { label: t.inbox.message, value: row.message },
          ]}
        />
      </div>
    </aside>
  );
}
