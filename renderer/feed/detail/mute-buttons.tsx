import { Bell, BellOff } from 'lucide-react';
import type { EventRow } from '../../../electron/ipc/contract.ts';
import { useAccount } from '../../state/app-store.ts';
import { ask } from '../../state/bridge.ts';
import { nameWithin } from '../../state/distinct-name.ts';
import { sayProblem } from '../../state/toast-store.ts';
import { t } from '../../strings/index.ts';
import { Button } from '../../ui/button.tsx';

/** A button to mute each subscription that delivered an event. */
export function MuteButtons({ row }: { readonly row: EventRow }) {
  const account = useAccount(row.account);
  const change = async (subscription: string, muted: boolean) => {
    const reply = await ask('watch.change', { account: row.account, subscription, muted });
    if (!reply.ok) sayProblem(reply.problem);
  };
  return account?.subscriptions
    .filter(({ id }) => row.subscriptions.includes(id))
    .map((one) => (
      <Button
        key={one.id}
        icon={one.muted ? Bell : BellOff}
        aria-pressed={one.muted}
        onClick={() => void change(one.id, !one.muted)}
      >
        {(one.muted ? t.detail.unmute : t.detail.mute)(nameWithin({ account, subscription: one }))}
      </Button>
    ));
}
