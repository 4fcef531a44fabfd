import { type Mutant, page } from './mutant.ts';

const preferences = 'electron/shell/window/page-preferences.ts';
const unit = { unit: 'electron/shell/window/page-preferences.test.ts' };

/** A preference of the page that is turned round. */
const turned = (name: string, from: string, to: string): Mutant => ({
  name: `${name}: ${to}`,
  file: preferences,
  from: `    ${name}: ${from},`,
  to: `    ${name}: ${to},`,
  guard: unit,
});

const open = 'pagePreferences({ ...options, zoom: settings.get().zoom, isPackaged: app.isPackaged })';
const opened = (wrong: string): Mutant => ({
  name: `window opened with ${wrong}`,
  file: 'electron/shell/window/open-window.ts',
  from: open,
  to: `{ ...${open}, ${wrong} }`,
  guard: page('the page’s process has the preferences'),
});

/** The page's preferences, each in the table and some where the window is opened. */
export const pageMutants: readonly Mutant[] = [
  turned('sandbox', 'true', 'false'),
  turned('contextIsolation', 'true', 'false'),
  turned('nodeIntegration', 'false', 'true'),
  turned('nodeIntegrationInWorker', 'false', 'true'),
  turned('nodeIntegrationInSubFrames', 'false', 'true'),
  turned('webSecurity', 'true', 'false'),
  turned('allowRunningInsecureContent', 'false', 'true'),
  turned('experimentalFeatures', 'false', 'true'),
  turned('disableBlinkFeatures', "'Auxclick'", "''"),
  turned('webviewTag', 'false', 'true'),
  turned('plugins', 'false', 'true'),
  turned('navigateOnDragDrop', 'false', 'true'),
  turned('disableDialogs', 'true', 'false'),
  turned('spellcheck', 'false', 'true'),
  turned('devTools', '!isPackaged', 'true'),
  opened('sandbox: false'),
  opened('contextIsolation: false'),
  opened('webSecurity: false'),
  {
    name: 'a page that left is not loaded again',
    file: 'electron/shell/window/keep-page.ts',
    from: '    if (address !== page) load();',
    to: '',
    guard: page('a page that empties itself'),
  },
];
