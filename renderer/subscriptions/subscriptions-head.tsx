import { BellOff, BellRing, CheckCheck, type LucideIcon, Pause, Play, Plus, Trash2, X } from 'lucide-react';
import { useStore } from 'zustand';
import { runCommand } from '../commands/commands.ts';
import { useAccounts } from '../state/app-store.ts';
import { changedBy, type Way, ways } from '../state/subscription-changes.ts';
import { format, t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { ScreenHead } from '../ui/screen.tsx';
import { askToRemove, change } from './change-subscriptions.ts';
import { selectedEntries, subscriptionList } from './subscription-list.ts';

const icons: Record<Way, LucideIcon> = { mute: BellOff, unmute: BellRing, pause: Pause, resume: Play };

/** The title of the screen with its count and what can be done with the selection. */
export function SubscriptionsHead() {
  useAccounts();
  const { count, selected, excluded } = useStore(subscriptionList.store);
  const total = count?.total ?? 0;
  const isSelecting = selected.size > 0 || excluded !== null;
  const chosen = isSelecting ? selectedEntries() : [];
  if (chosen.length === 0)
    return (
      <ScreenHead title={t.subscriptions.title} facts={format.number(total)}>
        <Button icon={Plus} variant="primary" onClick={() => runCommand('add-subscription')}>
          {t.subscriptions.watch}
        </Button>
      </ScreenHead>
    );
  const shown = format.number(chosen.length);
  return (
    <ScreenHead title={t.subscriptions.title} facts={t.inbox.selected(shown)}>
      {ways.map((way) => {
        const n = changedBy(way, chosen).length;
        if (n === 0) return null;
        return (
          <Button
            key={way}
            icon={icons[way]}
            short={format.number(n)}
            onClick={() => void change(way, chosen)}
          >
            {t.watched[way](format.number(n))}
          </Button>
        );
      })}
      <Button icon={Trash2} short={shown} onClick={() => askToRemove(chosen)}>
        {t.watched.remove(shown)}
      </Button>
      {chosen.length < total && (
        <Button icon={CheckCheck} variant="quiet" short="" onClick={subscriptionList.selectAll}>
          {t.inbox.selectAll(format.number(total))}
        </Button>
      )}
      <Button icon={X} variant="quiet" short="" onClick={subscriptionList.clear}>
        {t.inbox.clear}
      </Button>
    </ScreenHead>
  );
}
