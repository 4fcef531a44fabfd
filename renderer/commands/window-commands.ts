/** Commands of the whole window, in the order of the palette. */
import { applyFilter } from '../query/saved-filters.ts';
import { subscriptionsOf } from '../state/app-store.ts';
import { endScreens } from '../state/screens.ts';
import { changeSettings, pauseAlerts } from '../state/settings.ts';
import { nameOf } from '../state/subscription-names.ts';
import { useView } from '../state/view-store.ts';
import type { Strings } from '../strings/index.ts';
import { type Command, currentSituation, targetAccount } from './command.ts';

const view = () => useView.getState();

/** Asks which day of the feed to go to. */
function goToDate(): void {
  if (view().screen !== 'feed') view().goFeed({});
  view().open({ type: 'jump' });
}

/** One for each screen at the end of the sidebar. */
const goToEndScreen = endScreens.map(({ id, name, keys }) => ({
  id,
  name: (t: Strings) => t.palette.goTo(name(t)),
  shortcutName: name,
  section: 'go' as const,
  keys: [keys],
  run: () => (id === 'subscriptions' ? view().showSubscription(null) : view().go(id)),
}));

export const windowCommands = [
  {
    id: 'palette',
    name: (t) => t.keys.palette,
    section: 'everywhere',
    keys: ['ctrl+k'],
    worksWhileTyping: true,
    isUnlisted: true,
    run: () => view().open({ type: 'palette' }),
  },
  {
    id: 'feed',
    name: (t) => t.palette.goTo(t.nav.allEvents),
    shortcutName: (t) => t.nav.allEvents,
    section: 'go',
    keys: ['g f'],
    run: () => view().goFeed({}),
  },
  { id: 'date', name: (t) => t.jump.title, section: 'go', keys: ['g d'], run: goToDate },
  {
    id: 'saved-filters',
    name: (t) => t.saved.edit,
    shortcutName: (t) => t.saved.title,
    section: 'go',
    keys: ['g v'],
    run: () => view().open({ type: 'saved-filters' }),
  },
  {
    id: 'apply-filter',
    choices: (t, { app }) =>
      (app?.filters ?? []).map((filter) => ({
        id: `filter-${filter.name}`,
        name: t.palette.filter(filter.name),
        run: () => applyFilter(filter),
      })),
  },
  {
    id: 'inbox',
    name: (t) => t.palette.goTo(t.nav.inbox),
    shortcutName: (t) => t.nav.inbox,
    section: 'go',
    keys: ['g i'],
    run: () => view().go('inbox'),
  },
  {
    id: 'announcements',
    name: (t) => t.palette.goTo(t.nav.announcements),
    shortcutName: (t) => t.nav.announcements,
    section: 'go',
    keys: ['g n'],
    run: () => view().goFeed({ announcements: true }),
  },
  ...goToEndScreen,
  {
    id: 'add-subscription',
    name: (t) => t.nav.watch,
    isEnabled: (situation) => targetAccount(situation) !== undefined,
    run: () => {
      const account = targetAccount(currentSituation());
      if (account !== undefined) view().open({ type: 'add-subscription', account });
    },
  },
  {
    id: 'show-subscription',
    choices: (t, { app, scope }) =>
      subscriptionsOf(app?.accounts ?? [], null).map(({ account, subscription }) => ({
        id: `show-${account.id}-${subscription.id}`,
        name: t.palette.show(nameOf(subscription)),
        run: () =>
          view().goFeed({
            account: scope.account === null ? null : account.id,
            subscription: { account: account.id, id: subscription.id },
          }),
      })),
  },
  { id: 'add-account', name: (t) => t.nav.addAccount, run: () => view().open({ type: 'add-account' }) },
  {
    id: 'pause-alerts',
    name: (t) => `${t.settings.pause}: ${t.settings.pauseFor['60']}`,
    run: () => void pauseAlerts(60),
  },
  { id: 'resume-alerts', name: (t) => t.settings.resume, run: () => void pauseAlerts(0) },
  {
    id: 'theme',
    choices: (t) =>
      (['system', 'light', 'dark'] as const).map((theme) => ({
        id: `theme-${theme}`,
        name: t.palette.theme(t.settings.themes[theme]),
        run: () => void changeSettings({ theme }),
      })),
  },
  {
    id: 'fold',
    name: (t, { app }) => `${t.settings.fold}: ${t.settings.folds[app?.fold === false ? 'on' : 'off']}`,
    run: () => void changeSettings({ fold: currentSituation().app?.fold === false }),
  },
  {
    id: 'hide-derived',
    name: (t, { app }) =>
      `${t.settings.hideDerived}: ${t.settings.hides[app?.hideDerived === false ? 'on' : 'off']}`,
    run: () => void changeSettings({ hideDerived: currentSituation().app?.hideDerived === false }),
  },
  {
    id: 'shortcuts',
    name: (t) => t.keys.title,
    shortcutName: (t) => t.keys.help,
    section: 'everywhere',
    keys: ['?'],
    run: () => view().open({ type: 'keys' }),
  },
] as const satisfies readonly Command[];
