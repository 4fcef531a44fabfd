import { execFile } from 'node:child_process';
import type { Log } from '../lifecycle/log.ts';

const watcher = 'org.kde.StatusNotifierWatcher';
const bus = ['org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus.NameHasOwner'] as const;

/** Three programs that can ask the session bus; a desktop has at least one of them. */
const askers: [program: string, args: string[]][] = [
  ['gdbus', ['call', '--session', '--dest', bus[0], '--object-path', bus[1], '--method', bus[2], watcher]],
  ['dbus-send', ['--session', '--print-reply', `--dest=${bus[0]}`, bus[1], bus[2], `string:${watcher}`]],
  ['busctl', ['--user', 'call', bus[0], bus[1], bus[0], 'NameHasOwner', 's', watcher]],
];

/**
 * Whether a tray icon can be seen. macOS and Windows always have a tray; on Linux somebody has to own the
 * StatusNotifierWatcher name (GNOME does not without an extension). Unknown counts as no: the window then stays in the
 * task bar, and the app can always be reached.
 */
async function trayPresent(log: Log): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  for (const [program, args] of askers) {
    const answer = await run(program, args);
    if (answer !== null) return /\btrue\b/.test(answer);
  }
  log('nobody could say whether there is a tray');
  return false;
}

/** Looks at once, and again whenever asked: panels come and go. `present` is what was seen last. */
export async function createTrayPresence(log: Log) {
  let seen = await trayPresent(log);
  return {
    present: () => seen,
    async look(): Promise<boolean> {
      seen = await trayPresent(log);
      return seen;
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
