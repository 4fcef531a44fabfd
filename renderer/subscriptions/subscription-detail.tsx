import { List, Pause, Pencil, Play, Trash2, X } from 'lucide-react';
import type { Subscription } from '../../electron/ipc/contract.ts';
import type { AccountSubscription } from '../state/app-store.ts';
import { ask } from '../state/bridge.ts';
import { nameWithin } from '../state/distinct-name.ts';
import { scopeText } from '../state/subscription-names.ts';
import { sayProblem } from '../state/toast-store.ts';
import { useView } from '../state/view-store.ts';
import { format, t } from '../strings/index.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Facts } from '../ui/facts.tsx';
import { ProblemNote } from '../ui/note.tsx';
import { problemOf, StatusMark } from '../ui/status.tsx';
import { SubscriptionIcon } from '../ui/subscription-icon.tsx';
import { SupportDetails } from '../ui/support-details.tsx';
import { useAges, useNow } from '../ui/use-now.ts';
import { AlertLevelChoice } from './alert-level.tsx';

interface Props {
  readonly entry: AccountSubscription;
  readonly onClose: () => void;
}

export function SubscriptionDetail({ entry: { account, subscription }, onClose }: Props) {
  const now = useNow(1000);
  const ages = useAges();
  const problem = problemOf(subscription.status);
  const { target } = subscription;
  return (
    <aside className="detail" aria-label={t.detail.label}>
      <div className="detail-head">
        <SubscriptionIcon subscription={subscription} size={20} />
        <div className="detail-name">
          <h2 className="selectable">{nameWithin({ account, subscription })}</h2>
          <p>{scopeText(target)}</p>
        </div>
        <IconButton icon={X} label={t.close} onClick={onClose} />
      </div>
      <div className="detail-body">
        <StatusMark status={subscription.status} now={now} withLeft />
        {problem && <ProblemNote problem={problem} />}
        <Actions account={account.id} subscription={subscription} />
        <AlertLevelChoice account={account} subscription={subscription} />
        <Facts
          facts={[
            { label: t.subscriptions.watches, value: subscription.label && subscription.name },
            { label: t.subscriptions.since, value: format.exact(subscription.createdAt) },
            { label: t.detail.account, value: account.label },
            {
              label: t.subscriptions.resourceId,
              value: target.kind === 'resource' ? target.resourceId : null,
              mono: true,
            },
          ]}
        />
        <section className="detail-section" aria-label={t.subscriptions.history}>
          <h3>{t.subscriptions.history}</h3>
          {subscription.history.length === 0 && <p className="quiet">{t.subscriptions.noHistory}</p>}
          <ol className="history">
            {subscription.history.map((line) => (
              <li key={`${line.at}-${line.note.code}`}>
                <time dateTime={new Date(line.at).toISOString()} title={format.exact(line.at)}>
                  {format.ago(line.at, ages)}
                </time>
                <span>{t.subscriptions.noteOf(line.note)}</span>
              </li>
            ))}
          </ol>
        </section>
        <Support subscription={subscription} />
      </div>
    </aside>
  );
}

function Actions({
  account,
  subscription,
}: {
  readonly account: string;
  readonly subscription: Subscription;
}) {
  const { id, paused } = subscription;
  const pause = async () => {
    const reply = await ask('watch.change', { account, subscription: id, paused: !paused });
    if (!reply.ok) sayProblem(reply.problem);
  };
  const { goSubscription, open } = useView.getState();
  return (
    <div className="detail-actions">
      <Button icon={List} onClick={() => goSubscription({ account, id })}>
        {t.subscriptions.showEvents}
      </Button>
      <Button icon={paused ? Play : Pause} onClick={() => void pause()}>
        {paused ? t.subscriptions.resume : t.subscriptions.pause}
      </Button>
      <Button icon={Pencil} onClick={() => open({ type: 'edit-subscription', account, subscription: id })}>
        {t.subscriptions.edit}
      </Button>
      <Button icon={Trash2} onClick={() => open({ type: 'remove-subscriptions', which: [{ account, id }] })}>
        {t.subscriptions.remove}
      </Button>
    </div>
  );
}

/** How the server delivers its events. */
function Support({ subscription: { facts } }: { readonly subscription: Subscription }) {
  return (
    <SupportDetails
      facts={[
        { label: t.subscriptions.consumer, value: facts.consumer ?? t.subscriptions.none, mono: true },
        { label: t.subscriptions.liveConsumer, value: facts.live ?? t.subscriptions.noStream, mono: true },
        { label: t.subscriptions.leftBehind, value: format.number(facts.leftBehind) },
        { label: t.subscriptions.sequence, value: facts.sequence ?? t.subscriptions.none, mono: true },
        { label: t.subscriptions.delivered, value: format.number(facts.delivered) },
        { label: t.subscriptions.acked, value: format.number(facts.acked) },
        { label: t.subscriptions.pending, value: format.number(facts.pending) },
        { label: t.subscriptions.reconnects, value: format.number(facts.reconnects) },
      ]}
    />
  );
}
