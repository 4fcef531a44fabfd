/** A display where there is none. */
import { accessSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';

/**
 * Wraps a command so that it has a display and a session bus: as it is where there is a display, else under Xvfb.
 * @param {string} command
 * @param {string[]} args
 * @param {{always?: boolean}} [options] always: under Xvfb even where there is a display, so as not to disturb anybody
 * @returns {[string, string[]]}
 */
export function withDisplay(command, args, { always = false } = {}) {
  if (process.platform !== 'linux') return [command, args];
  if (!always && (process.env.DISPLAY || process.env.WAYLAND_DISPLAY)) return [command, args];
  if (!inPath('xvfb-run')) return [command, args];
  const screen = ['-a', '-s', '-screen 0 1440x900x24 -nolisten tcp'];
  const bus = inPath('dbus-run-session') ? ['dbus-run-session', '--'] : [];
  return ['xvfb-run', [...screen, ...bus, command, ...args]];
}

/** @param {string} program */
export function inPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(resolve(folder, program));
      return true;
    } catch {
      return false;
    }
  });
}
