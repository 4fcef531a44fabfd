import type { Engine } from '../../core/engine/engine-api.ts';
import { watchedIn } from '../../core/engine/watched-in.ts';
import type { Alert } from '../../core/model/alert.ts';
import type { Outcome } from '../../core/model/banner.ts';
import type { BannerFailure } from '../../core/model/banner-failures.ts';
import type { BannerRef } from '../../core/model/banner-ref.ts';
import type { EventRow } from '../../core/model/event.ts';
import { distinctNames, whichOfOneName } from '../../core/query/distinct.ts';
import { bannerTextFor } from '../../words/banner-text.ts';
import type { Language } from '../../words/language.ts';
import type { SettingsFile } from '../settings/settings.ts';
import { type BannerActionsOptions, createBannerActions } from './banner-actions.ts';
import type { BannerService } from './banner-service.ts';
import { type BannersOptions, createBanners } from './banners.ts';
import type { Holding } from './holding.ts';
import { createLastingBanners } from './lasting-banners.ts';

export interface FollowAlertsOptions extends Omit<BannerActionsOptions, 'engine'> {
  engine: Pick<
    Engine,
    | 'onChange'
    | 'accounts'
    | 'noteOutcome'
    | 'tellHeld'
    | 'releaseHeld'
    | 'feedPage'
    | 'markRead'
    | 'acknowledge'
    | 'snooze'
  >;
  settings: Pick<SettingsFile, 'get'>;
  holding: Pick<Holding, 'current' | 'onChange'>;
  service: BannerService;
  language: Language;
}

/**
 * Shows the engine's alerts as banners of a service, and tells the engine what became of them. The returned function closes
 * them all.
 */
export function followAlerts(options: FollowAlertsOptions): () => void {
  const { engine, holding, settings, service, language, log } = options;
  const hidesContents = () => settings.get().hideBannerContents;
  const became: BannersOptions['became'] = (alert, outcome) => {
    if (outcome.is === 'failed') log(`a banner was not shown: ${outcome.error}`);
    if (outcome.is === 'unsupported') log('a banner was not shown: no notification service');
    const summary = summaryOf(alert);
    if (summary !== null && isUnseen(outcome)) void engine.releaseHeld(summary);
    for (const ref of refsOf(alert))
      engine
        .noteOutcome(ref, outcome)
        .catch((error: unknown) => log(`what became of a banner was not noted: ${String(error)}`));
  };
  const plain = createBanners({
    textOf: bannerTextFor(language, {
      hidesContents,
      nameOf: (account) => nameAmong(engine, account),
      whichOf: (event) => whichAmong(engine, event),
    }),
    hidesContents,
    soundOf: (isUrgent) => settings.get()[isUrgent ? 'urgentSound' : 'bannerSound'],
    service,
    act: createBannerActions(options),
    hold: holding.current,
    became,
  });
  const banners = createLastingBanners(plain, became);
  engine.onChange(({ alerts, over }) => {
    for (const alert of alerts) void banners.show(alert);
    for (const key of over) banners.withdraw(key);
  });
  const tellHeld = () =>
    engine.tellHeld().catch((error: unknown) => log(`what was held was not told: ${String(error)}`));
  holding.onChange((hold) => {
    banners.showHeld();
    if (hold === null) void tellHeld();
  });
  return banners.closeAll;
}

/** Where an alert is in the lists of banners. */
const refsOf = ({ account, banner, shares = [] }: Alert): readonly BannerRef[] =>
  banner === undefined ? shares : [{ account, id: banner }];

/** The time under which a summary of what was held has its share; null for any other alert. */
const summaryOf = ({ about, opens }: Alert): number | null =>
  about.is === 'held' && 'summary' in opens ? (opens.summary ?? null) : null;

/** Whether a banner was certainly not shown. A service that did not answer may have shown it. */
const isUnseen = (outcome: Outcome): boolean =>
  outcome.is === 'held' ||
  outcome.is === 'unsupported' ||
  (outcome.is === 'failed' && outcome.error !== ('no-answer' satisfies BannerFailure));

/** What the person calls an account; null where it is the only one, or it is about all of them. */
function nameAmong({ accounts }: Pick<Engine, 'accounts'>, account: string): string | null {
  const all = accounts();
  return all.length > 1 ? (all.find(({ id }) => id === account)?.label ?? null) : null;
}

/** Where an account watches several of one name, which of them an event came from; else null. */
function whichAmong(
  { accounts }: Pick<Engine, 'accounts'>,
  { account, subscriptions }: EventRow,
): string | null {
  const watched = watchedIn(accounts().filter(({ id }) => id === account));
  const [own] = watched.accounts;
  return own === undefined ? null : whichOfOneName(own, distinctNames(watched), subscriptions);
}
