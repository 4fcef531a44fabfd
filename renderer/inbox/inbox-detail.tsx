import {
  AlarmClockOff,
  Check,
  CheckCheck,
  CircleAlert,
  ExternalLink,
  ListFilter,
  RotateCw,
  Star,
  StarOff,
  X,
} from 'lucide-react';
import type { InboxRow } from '../../electron/ipc/contract.ts';
import { focusList } from '../list/focus-list.ts';
import { useAccount } from '../state/app-store.ts';
import { openPortal } from '../state/open-portal.ts';
import { starLabel } from '../state/star.ts';
import { format, t } from '../strings/index.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Facts } from '../ui/facts.tsx';
import { InboxIcon } from '../ui/kinds.tsx';
import { ProblemText } from '../ui/problem-text.tsx';
import { SnoozeMenu } from '../ui/snooze-menu.tsx';
import { SupportDetails } from '../ui/support-details.tsx';
import { useNow } from '../ui/use-now.ts';
import { acknowledge, retry } from './decide.ts';
import { Grant } from './grant.tsx';
import { canAcknowledge, canGrant, isOpen, isSnoozed, refOf } from './inbox-list.ts';
import { useInbox } from './inbox-store.ts';
import { decidedBy, nameOfAcknowledging, settledText, stateText, titleOf } from './inbox-text.ts';
import { showEvents } from './show-events.ts';
import { choiceToSnooze, endSnoozeOf } from './snooze-notifications.ts';
import { starOf } from './star-notifications.ts';
import { useCurrent } from './use-current.ts';
import { useWhy } from './use-why.ts';

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
        <State row={row} />
        <Actions row={row} />
        {canGrant(row) && <Grant key={row.id} row={row} />}
        <RowFacts row={row} />
        <SupportDetails facts={[{ label: t.inbox.id, value: row.id, mono: true }]} />
      </div>
    </aside>
  );
}

/** Why it could not be acknowledged or granted, if so, or that it was settled while it was open. */
function State({ row }: { readonly row: InboxRow }) {
  const view = useInbox((s) => s.view);
  const now = useNow(15_000);
  const { state, level, reason } = row;
  if (state === 'failed')
    return (
      <p className="note bad" role="alert">
        <CircleAlert size={15} aria-hidden="true" />
        <span>
          {level === null ? t.inbox.failed : t.inbox.notGranted}. {reason && <ProblemText problem={reason} />}
        </span>
      </p>
    );
  if (state === 'open' || state === 'snoozed' || view === 'history') return null;
  return (
    <p className="note" role="status">
      <Check size={15} aria-hidden="true" />
      <span>
        {state === 'leaving' ? stateText(row, now) : `${t.decide.meanwhile} ${stateText(row, now)}`}
      </span>
    </p>
  );
}

function Actions({ row }: { readonly row: InboxRow }) {
  const { account, resource, state } = row;
  const star = starOf([row]);
  return (
    <div className="detail-actions">
      {canAcknowledge(row) && (
        <Button
          icon={CheckCheck}
          variant={canGrant(row) ? 'plain' : 'primary'}
          onClick={() => void acknowledge([refOf(row)])}
        >
          {nameOfAcknowledging(row)}
        </Button>
      )}
      {state === 'failed' && (
        <Button
          icon={RotateCw}
          variant={canGrant(row) ? 'plain' : 'primary'}
          onClick={() => void retry([refOf(row)])}
        >
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
      {star && (
        <Button icon={star.isOn ? Star : StarOff} onClick={star.run}>
          {starLabel(star.isOn)}
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
        {
          label: t.decide.askedLabel,
          value:
            row.repeats &&
            t.decide.askedSince(format.number(row.repeats.times), format.exact(row.repeats.since)),
        },
        { label: t.inbox.state, value: settledText(row, format.exact) },
        { label: t.decide.decisions.by, value: decidedBy(row, account?.label) },
        { label: t.detail.account, value: account?.label },
        { label: t.inbox.userId, value: row.user?.id, mono: true },
        { label: t.inbox.resourceId, value: resource?.id, mono: true },
        { label: t.inbox.message, value: row.message },
      ]}
    />
  );
}
