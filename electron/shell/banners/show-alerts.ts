import type { Clock } from '../../core/base/clock.ts';
import type { Engine } from '../../core/engine/engine-api.ts';
import { bannerTextFor } from '../../words/banner-text.ts';
import type { Language } from '../../words/language.ts';
import type { Bus } from '../bus/bus.ts';
import type { SettingsFile } from '../settings/settings.ts';
import { type BannerActionsOptions, createBannerActions } from './banner-actions.ts';
import { type BannersOptions, createBanners } from './banners.ts';
import type { Holding } from './holding.ts';
import { createLastingBanners } from './lasting-banners.ts';
import { systemBanners } from './system-banners.ts';

export interface ShowAlertsOptions extends Omit<BannerActionsOptions, 'engine'> {
  engine: Pick<
    Engine,
    'onChange' | 'accounts' | 'noteOutcome' | 'tellHeld' | 'markRead' | 'acknowledge' | 'snooze'
  >;
  settings: Pick<SettingsFile, 'get'>;
  holding: Pick<Holding, 'current' | 'onChange'>;
  bus: Bus;
  clock: Clock;
  language: Language;
  /** The folder of the app's pictures. */
  build: string;
}

/**
 * Shows the engine's alerts as banners of the operating system, and tells the engine what became of them. The returned
 * function closes them all.
 */
export function showAlerts(options: ShowAlertsOptions): () => void {
  const { engine, holding, settings, language, log } = options;
  const hidesContents = () => settings.get().hideBannerContents;
  const became: BannersOptions['became'] = ({ account, banner }, outcome) => {
    if (outcome.is === 'failed') log(`a banner was not shown: ${outcome.error}`);
    if (outcome.is === 'unsupported') log('a banner was not shown: no notification service');
    if (banner === undefined) return;
    engine
      .noteOutcome({ account, id: banner }, outcome)
      .catch((error: unknown) => log(`what became of a banner was not noted: ${String(error)}`));
  };
  const plain = createBanners({
    textOf: bannerTextFor(language, { hidesContents, nameOf: (account) => nameAmong(engine, account) }),
    hidesContents,
    soundOf: (isUrgent) => settings.get()[isUrgent ? 'urgentSound' : 'bannerSound'],
    service: systemBanners({ ...options, words: language.words }),
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

/** What the person calls an account; null where it is the only one, or it is about all of them. */
function nameAmong({ accounts }: Pick<Engine, 'accounts'>, account: string): string | null {
  const all = accounts();
  return all.length > 1 ? (all.find(({ id }) => id === account)?.label ?? null) : null;
}
