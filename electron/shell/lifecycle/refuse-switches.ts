import { app, dialog } from 'electron';
import { languageFor } from '../../words/language.ts';
import type { Log } from './log-file.ts';
import { refusedSwitch } from './refused-switches.ts';
import { systemLocales } from './system-locales.ts';

/** The exit code of a command line that is not accepted: EX_USAGE of sysexits.h. */
const usageError = 64;

/**
 * Ends a packaged app that was started with a switch which hands it to somebody else, and says which. Must be called before
 * the app is ready: Chromium opens its debugging port only then. Development needs these switches.
 */
export function refuseSwitches(log: Log): void {
  if (!app.isPackaged) return;
  const name = refusedSwitch(process.argv, process.platform);
  if (name !== null) {
    const { words } = languageFor(systemLocales());
    log(`refused to start with --${name}`);
    // On Linux this goes to standard error, because the app is not ready yet.
    dialog.showErrorBox(words.notStarted, words.switchRefused(name));
    process.exit(usageError);
  }
  if (app.commandLine.hasSwitch('no-sandbox')) log('the page runs without the sandbox (--no-sandbox)');
}
