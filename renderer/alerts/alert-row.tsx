import { BellOff, BellRing, CircleAlert, type LucideIcon } from 'lucide-react';
import { memo } from 'react';
import type { BannerRow } from '../../electron/ipc/contract.ts';
import { bannerTextIn } from '../../electron/words/banner-text.ts';
import { outcomeText } from '../../electron/words/why-sentence.ts';
import { useAccounts } from '../state/app-store.ts';
import { goTo } from '../state/go-to.ts';
import { editRule, ruleName, useRules } from '../state/rules.ts';
import { useView } from '../state/view-store.ts';
import { language, t } from '../strings/index.ts';
import '../ui/button.css';
import { Middle } from '../ui/middle.tsx';
import { RowTime } from '../ui/row.tsx';

const textOf = bannerTextIn(language);

/** What a banner said; what stands for that where it is no longer kept. */
export const titleOf = ({ about }: BannerRow): string =>
  about === null ? t.alerts.gone : textOf({ about }).title;

/** Goes to what a banner was about, as a click on the banner would have done. */
export function openBanner({ account, id, about, opens }: BannerRow): void {
  const { summary } = opens;
  const isInbox = about?.is === 'notification' || about?.is === 'notifications';
  if ((about?.is === 'back' || about?.is === 'held') && summary !== undefined)
    openTogether(about.events > 0, summary);
  else if (isInbox) goTo({ screen: 'inbox', account, notification: opens.notification });
  else if (about?.is === 'sign-in' || about?.is === 'unreachable')
    goTo({ screen: 'accounts', account, signIn: about.is === 'sign-in' });
  else if (about?.is === 'events' || about?.is === 'backlog')
    goTo({ screen: 'feed', account, event: null, banners: { account, ids: [id] } });
  else goTo({ screen: 'feed', account, event: about === null ? null : opens.event, staysUnread: true });
}

/** Shows all that came back together. @param summary the time they did, epoch ms. */
function openTogether(hasEvents: boolean, summary: number): void {
  if (hasEvents) goTo({ screen: 'feed', account: null, event: null, summary });
  else goTo({ screen: 'inbox', account: null, notification: null, summary });
}

type Tone = 'good' | 'held' | 'bad';

function toneOf({ outcome }: BannerRow): Tone {
  if (outcome.is === 'held') return 'held';
  return outcome.is === 'failed' || outcome.is === 'unsupported' || outcome.is === 'ended' ? 'bad' : 'good';
}

const icons: Readonly<Record<Tone, LucideIcon>> = { good: BellRing, held: BellOff, bad: CircleAlert };

function contextOf(row: BannerRow): string {
  return row.about === null ? t.alerts.goneText : textOf({ about: row.about }).body;
}

/** Leads to the rule that decided on a banner, or to the subscriptions where their level did. */
function RuleButton({ row: { rule } }: { readonly row: BannerRow }) {
  const rules = useRules();
  if (rule === null) return null;
  const found = rules.find(({ id }) => id === rule);
  if (!found && rule !== 'level') return null;
  const label = found ? ruleName(found) : t.alerts.rules.rest;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: an option may hold no control of its own.
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys reach the rule through the menu of the row.
    <span
      className="button quiet alert-rule"
      title={t.alerts.changeRule}
      onClick={(event) => {
        event.stopPropagation();
        if (found) editRule(found.id);
        else useView.getState().showSubscription(null);
      }}
    >
      {label}
    </span>
  );
}

/** A banner: what it said, and what became of it. */
export const AlertLine = memo(function AlertLine({ row, now }: { readonly row: BannerRow; now: number }) {
  const accounts = useAccounts();
  const tone = toneOf(row);
  const Icon = icons[tone];
  const outcome = outcomeText(row.outcome, language, now);
  const account = accounts.length > 1 ? accounts.find(({ id }) => id === row.account)?.label : undefined;
  const second = [outcome, account, contextOf(row)].filter((part) => part !== undefined && part !== '');
  return (
    <>
      <span className={`kind-icon alert-${tone}`}>
        <Icon size={18} strokeWidth={1.6} aria-hidden="true" />
      </span>
      <span className="row-lines">
        <span className="row-first">
          <Middle text={titleOf(row)} className={row.about === null ? 'row-name unnamed' : 'row-name'} />
        </span>{' '}
        <span className="row-second">{second.join(' · ')}</span>
      </span>{' '}
      <RuleButton row={row} />
      <RowTime time={row.at} now={now} />
    </>
  );
});
