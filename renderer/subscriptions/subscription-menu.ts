import { linkTo } from '../../electron/core/model/app-link.ts';
import { alertAboutSubscription } from '../query/alert-about.ts';
import type { AccountSubscription } from '../state/app-store.ts';
import { ask } from '../state/bridge.ts';
import { copyText } from '../state/copy-text.ts';
import { nameOf } from '../state/subscription-names.ts';
import { sayProblem } from '../state/toast-store.ts';
import { useView } from '../state/view-store.ts';
import { t } from '../strings/index.ts';
import type { ContextGroups } from '../ui/context-menu.tsx';

/** What can be done with a subscription. */
export function subscriptionMenu(entry: AccountSubscription): ContextGroups {
  const { subscription } = entry;
  const account = entry.account.id;
  const { id, muted, paused, target } = subscription;
  const name = nameOf(subscription);
  const change = async (what: { muted: boolean } | { paused: boolean }) => {
    const reply = await ask('watch.change', { account, subscription: id, ...what });
    if (!reply.ok) sayProblem(reply.problem);
  };
  const { open, goSubscription, showSubscription } = useView.getState();
  return [
    [
      { label: t.keys.open, run: () => showSubscription({ account, id }) },
      { label: t.subscriptions.showEvents, run: () => goSubscription({ account, id }) },
    ],
    [
      {
        label: muted ? t.detail.unmute() : t.detail.mute(),
        run: () => void change({ muted: !muted }),
      },
      { label: t.alerts.rules.alertMe, run: () => alertAboutSubscription(entry) },
      {
        label: paused ? t.subscriptions.resume : t.subscriptions.pause,
        run: () => void change({ paused: !paused }),
      },
      {
        label: t.subscriptions.edit,
        run: () => open({ type: 'edit-subscription', account, subscription: id }),
      },
    ],
    [
      { label: t.contextMenu.copyName, run: () => void copyText(name) },
      target.kind === 'resource' && { label: t.detail.copyId, run: () => void copyText(target.resourceId) },
      {
        label: t.contextMenu.copyLink,
        run: () => void copyText(linkTo({ at: 'subscription', account, subscription: id })),
      },
    ],
    [
      {
        label: t.subscriptions.remove,
        run: () => open({ type: 'remove-subscriptions', which: [{ account, id }] }),
      },
    ],
  ];
}
