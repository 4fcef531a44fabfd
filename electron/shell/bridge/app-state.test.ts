import { expect, test } from 'vitest';
import { Preferences } from '../../core/model/preferences.ts';
import { overallStatus, type Status } from '../../core/model/status.ts';
import { languageFor } from '../../words/language.ts';
import { account } from '../testing/fixtures.ts';
import { overview } from '../tray/overview.ts';
import { createAppState } from './app-state.ts';

const language = languageFor('en');

/** What the page and the tray are told by an engine with these accounts. */
function told(statuses: readonly Status[]) {
  const accounts = statuses.map((status) => account({ status }));
  const engine = { accounts: () => accounts, rules: () => [], status: () => overallStatus(statuses) };
  const settings = {
    ...Preferences.parse({}),
    alertsPausedUntil: null,
    alertsPausedFrom: null,
    window: null,
    autostartGranted: null,
    saidStillRunning: false,
    shortcut: 'Control+Alt+K',
    updates: null,
  };
  const state = createAppState({
    engine,
    settings: { get: () => settings },
    holding: { current: () => null, pause: { until: () => null } },
    keychain: { known: () => 'open' },
    tray: { isPresent: () => true },
    shortcut: { state: () => ({ keys: 'Control+Alt+K', trigger: null, problem: null }) },
    updates: { state: () => ({ is: 'off' }) },
    about: { app: '', electron: '', wantedElectron: '', desktop: 'GNOME', platform: '' },
  })();
  return { state, tray: overview(engine.accounts(), engine.status(), null, language) };
}

test('the page and the tray show the same status of all accounts: the one that core computed', () => {
  const backlog: Status = { state: 'catching-up', done: 1, total: 3 };
  const { state, tray } = told([backlog, { state: 'connecting' }]);
  expect(state.status).toEqual(backlog);
  expect(tray.lines).toContain(language.words.tray.states[state.status.state]);
});
