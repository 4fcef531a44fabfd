import { BellPlus } from 'lucide-react';
import type { AlertLevel, Subscription } from '../../electron/ipc/contract.ts';
import { alertAboutSubscription } from '../query/alert-about.ts';
import type { AccountSubscription } from '../state/app-store.ts';
import { ask } from '../state/bridge.ts';
import { sayProblem } from '../state/toast-store.ts';
import { t } from '../strings/index.ts';
import { Button } from '../ui/button.tsx';
import { Segments } from '../ui/segments.tsx';

const levels = ['all', 'important', 'none'] as const;
type Level = (typeof levels)[number];

/** The alert level as shown: a muted subscription has the level "none" but keeps its own for later. */
export function levelOf({ muted, alerts }: Pick<Subscription, 'muted' | 'alerts'>): Level {
  return muted ? 'none' : alerts;
}

/** The change that sets a level. */
export function changeFor(level: Level): { muted: boolean; alerts?: AlertLevel } {
  return level === 'none' ? { muted: true } : { muted: false, alerts: level };
}

export function AlertLevelChoice({ account, subscription }: AccountSubscription) {
  const level = levelOf(subscription);
  const choose = async (chosen: Level) => {
    const change = { account: account.id, subscription: subscription.id, ...changeFor(chosen) };
    const reply = await ask('watch.change', change);
    if (!reply.ok) sayProblem(reply.problem);
  };
  return (
    <div className="alert-level">
      <Segments
        label={t.subscriptions.alerts}
        value={level}
        onChange={(chosen) => void choose(chosen)}
        options={levels.map((value) => ({ value, label: t.subscriptions.levels[value] }))}
      />
      <p className="quiet">{t.subscriptions.levelTexts[level]}</p>
      <Button icon={BellPlus} onClick={() => alertAboutSubscription({ account, subscription })}>
        {t.alerts.rules.alertMe}
      </Button>
    </div>
  );
}
