/** Commands of the whole window, in the order of the palette. */
import { pauseChoices } from '../../electron/core/model/pause-choices.ts';
import { type SharedCommandId, sharedCommands } from '../../electron/core/model/shared-commands.ts';
import type { zoomWays } from '../../electron/core/model/zoom.ts';
import { commandNames } from '../../electron/words/command-names.ts';
import { openMenuOfRow } from '../focus/open-row-menu.ts';
import { goToPane } from '../focus/panes.ts';
import { alertAboutFilter } from '../query/alert-about.ts';
import { applyFilter } from '../query/saved-filters.ts';
import { keyOfEntry, refOfEntry, subscriptionsOf } from '../state/app-store.ts';
import { distinctNameOf } from '../state/distinct-name.ts';
import { endScreens } from '../state/screens.ts';
import { changeSettings, changeZoom, pauseAlerts } from '../state/settings.ts';
import { snoozeOptions, snoozeTarget } from '../state/snooze.ts';
import { starLabel, starTarget } from '../state/star.ts';
import { newestUndoable, undoNewest } from '../state/undoables.ts';
import { useView } from '../state/view-store.ts';
import type { Strings } from '../strings/index.ts';
import { type Command, currentSituation, targetAccount } from './command.ts';
import { markAllRead } from './mark-all-read.ts';

const view = () => useView.getState();

/** Asks which day of the feed to go to. */
function goToDate(): void {
  if (view().screen !== 'feed') view().goFeed({});
  view().open({ type: 'jump' });
}

/** Goes to the inbox and asks whether to acknowledge all of it. */
function acknowledgeAll(): void {
  view().go('inbox');
  view().open({ type: 'acknowledge-all' });
}

/** What the tray and the application menu know of a command too. */
const shared = <Id extends SharedCommandId>(id: Id) => ({
  id,
  name: commandNames[id],
  ...keysOfShared(id),
  ...(sharedCommands[id].worksSignedOut && { worksSignedOut: true as const }),
});

function keysOfShared(id: SharedCommandId): { keys?: readonly string[] } {
  const { keys } = sharedCommands[id];
  return keys ? { keys } : {};
}

/** A shared command that goes somewhere: "Go to …" in the palette. */
const sharedGo = <Id extends SharedCommandId>(id: Id) => ({
  ...shared(id),
  name: (t: Strings) => t.palette.goTo(commandNames[id](t)),
  shortcutName: commandNames[id],
  section: 'go' as const,
});

/** Changes the size of the page: also while typing, and before anybody has signed in. */
const zoom = (id: 'zoom-in' | 'zoom-out' | 'zoom-reset', to: (typeof zoomWays)[number]) => ({
  ...shared(id),
  section: 'everywhere' as const,
  worksWhileTyping: true as const,
  run: () => void changeZoom(to),
});

/** One for each screen at the end of the sidebar. */
const goToEndScreen = endScreens.map(({ id }) => ({
  ...sharedGo(id),
  run: () => (id === 'subscriptions' ? view().showSubscription(null) : view().go(id)),
}));

export const windowCommands = [
  {
    ...shared('palette'),
    section: 'everywhere',
    worksWhileTyping: true,
    isUnlisted: true,
    run: () => view().open({ type: 'palette' }),
  },
  {
    id: 'next-pane',
    name: (t) => t.keys.panes,
    keys: ['f6'],
    worksWhileTyping: true,
    isUnlisted: true,
    run: () => goToPane(1),
  },
  {
    id: 'previous-pane',
    name: (t) => t.keys.panes,
    keys: ['shift+f6'],
    worksWhileTyping: true,
    isUnlisted: true,
    run: () => goToPane(-1),
  },
  {
    id: 'undo',
    name: (t) => t.decide.undo(newestUndoable()?.text ?? ''),
    shortcutName: (t) => t.undo,
    section: 'lists',
    keys: ['z', 'ctrl+z'],
    isEnabled: () => newestUndoable() !== null,
    run: undoNewest,
  },
  {
    id: 'row-menu',
    name: (t) => t.keys.rowMenu,
    section: 'lists',
    keys: ['.'],
    isUnlisted: true,
    run: openMenuOfRow,
  },
  { ...sharedGo('feed'), run: () => view().goFeed({}) },
  { ...shared('date'), section: 'go', run: goToDate },
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
  { ...sharedGo('inbox'), run: () => view().go('inbox') },
  { ...sharedGo('snoozed'), run: () => view().go('snoozed') },
  { ...sharedGo('starred'), run: () => view().go('starred') },
  { ...sharedGo('alerts'), run: () => view().go('alerts') },
  { ...sharedGo('announcements'), run: () => view().goFeed({ announcements: true }) },
  ...goToEndScreen,
  {
    ...shared('add-subscription'),
    isEnabled: (situation) => targetAccount(situation) !== undefined,
    run: () => {
      const account = targetAccount(currentSituation());
      if (account !== undefined) view().open({ type: 'add-subscription', account });
    },
  },
  {
    id: 'show-subscription',
    choices: (t, { app }) =>
      subscriptionsOf(app?.accounts ?? [], null).map((entry) => ({
        id: `show-${keyOfEntry(entry)}`,
        name: t.palette.show(distinctNameOf(entry)),
        group: 'subscriptions' as const,
        run: () => view().goSubscription(refOfEntry(entry)),
      })),
  },
  { ...shared('mark-all-read'), run: () => void markAllRead() },
  { ...shared('acknowledge-all'), run: acknowledgeAll },
  { ...shared('add-account'), run: () => view().open({ type: 'add-account' }) },
  {
    id: 'snooze-until',
    choices: (t) => {
      const source = snoozeTarget();
      if (source === null) return [];
      return snoozeOptions(source).map(({ id, label, run }) => ({
        id: `snooze-${id}`,
        name: `${t.snooze.confirm}: ${label}`,
        run,
      }));
    },
  },
  {
    id: 'star-target',
    choices: () => {
      const target = starTarget();
      return target ? [{ id: 'star', name: starLabel(target.isOn), keys: ['s'], run: target.run }] : [];
    },
  },
  { id: 'new-rule', name: (t) => t.alerts.rules.alertMe, run: alertAboutFilter },
  {
    id: 'pause-alerts',
    choices: (t) =>
      pauseChoices.map((choice) => ({
        id: `pause-${choice}`,
        name: `${t.settings.pause}: ${t.quiet.pauses[choice]}`,
        run: () => void pauseAlerts(choice),
      })),
  },
  { id: 'resume-alerts', name: (t) => t.settings.resume, run: () => void pauseAlerts(null) },
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
  { ...zoom('zoom-in', 'in'), otherKeys: ['ctrl+='] },
  zoom('zoom-out', 'out'),
  zoom('zoom-reset', 'usual'),
  { ...shared('about'), run: () => view().open({ type: 'about' }) },
  {
    ...shared('shortcuts'),
    shortcutName: (t) => t.keys.help,
    section: 'everywhere',
    run: () => view().open({ type: 'keys' }),
  },
] as const satisfies readonly Command[];
