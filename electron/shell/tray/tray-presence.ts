import { execFile } from 'node:child_process';
import type { Log } from '../lifecycle/log-file.ts';

const watcher = 'org.kde.StatusNotifierWatcher';
const bus = ['org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus.NameHasOwner'] as const;

/** Programs that can query the session bus. Every desktop has at least one of them. */
const queries: [program: string, args: string[]][] = [
  ['gdbus', ['call', '--session', '--dest', bus[0], '--object-path', bus[1], '--method', bus[2], watcher]],
  ['dbus-send', ['--session', '--print-reply', `--dest=${bus[0]}`, bus[1], bus[2], `string:${watcher}`]],
  ['busctl', ['--user', 'call', bus[0], bus[1], bus[0], 'NameHasOwner', 's', watcher]],
];

/**
 * Whether a tray icon would be visible. macOS and Windows always have a tray; on Linux a program has to own the
 * StatusNotifierWatcher name, which on GNOME takes an extension. If it is unknown the answer is no: the window then stays
 * in the taskbar, so that the app can always be reached.
 */
async function hasTray(log: Log): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  for (const [program, args] of queries) {
    const answer = await run(program, args);
    if (answer !== null) return /\btrue\b/.test(answer);
  }
  log('no program could tell whether there is a tray');
  return false;
}

export interface TrayPresence {
  /** The result of the last check. */
  isPresent(): boolean;
  /** Checks again: panels come and go. */
  check(): Promise<boolean>;
}

/** Checks for a tray now, and again whenever asked to. */
export async function createTrayPresence(log: Log): Promise<TrayPresence> {
  let present = await hasTray(log);
  return {
    isPresent: () => present,
    async check() {
      present = await hasTray(log);
      return present;
    },
  };
}

function run(program: string, args: string[]): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(program, args, { timeout: 1_500, encoding: 'utf8' }, (error, output) =>
      resolve(error ? null : output),
    );
  });
}
