import { access, constants, mkdir, readFile, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, dirname, isAbsolute, join } from 'node:path';
import { writeAtomically } from '../../core/base/atomic-file.ts';
import { AosError, problem } from '../../core/model/problem.ts';
import { desktopEntry } from '../lifecycle/desktop-entry.ts';
import type { Autostart } from './autostart.ts';
import { entryText, isEnabled, programOf, readEntry } from './desktop-entry.ts';
import type { StartCommand } from './start-command.ts';

const fileName = `autostart/${desktopEntry}.desktop`;

export interface XdgAutostartOptions {
  env: NodeJS.ProcessEnv;
  command: StartCommand;
  /** The app's name, for the settings of the desktop. */
  name: string;
}

export interface XdgAutostart extends Autostart {
  /** Writes an entry again that is on but whose program is no longer there. */
  repair(): Promise<void>;
}

/** Starts the app by an XDG autostart entry (https://specifications.freedesktop.org/autostart-spec/latest/). */
export function xdgAutostart({ env, command, name }: XdgAutostartOptions): XdgAutostart {
  const own = join(configFolder(env), fileName);
  const forEverybody = systemFolders(env).map((folder) => join(folder, fileName));
  const desktops = (env.XDG_CURRENT_DESKTOP ?? '').split(':');

  /** The entry that counts: the person's own goes before those of the system. */
  async function entry(): Promise<ReadonlyMap<string, string> | null> {
    for (const file of [own, ...forEverybody]) {
      const text = await readFile(file, 'utf8').catch(() => null);
      if (text !== null) return readEntry(text);
    }
    return null;
  }

  async function state(): Promise<'on' | 'off' | 'broken'> {
    const found = await entry();
    if (found === null || !isEnabled(found, desktops)) return 'off';
    const program = programOf(found.get('Exec') ?? '');
    return program !== null && (await canRun(program, env.PATH ?? '')) ? 'on' : 'broken';
  }

  const isOn = async () => (await state()) === 'on';

  async function write(on: boolean): Promise<void> {
    await mkdir(dirname(own), { recursive: true });
    const text = entryText(name, command);
    writeAtomically(own, on ? text : `${text}Hidden=true\n`);
  }

  return {
    isOn,
    async set(on) {
      try {
        if (on) await write(true);
        else await rm(own, { force: true });
        // Without an entry of the person's own, one of the system counts.
        if (!on && (await isOn())) await write(false);
      } catch (error) {
        throw new AosError(problem('autostart-not-written', { file: own }), { cause: error });
      }
      if ((await isOn()) !== on) throw new AosError(problem('autostart-refused'));
    },
    async repair() {
      if ((await state()) === 'broken') await write(true);
    },
  };
}

/** A relative folder in an XDG variable is to be ignored (https://specifications.freedesktop.org/basedir-spec/latest/). */
function configFolder({ XDG_CONFIG_HOME: given, HOME: home }: NodeJS.ProcessEnv): string {
  return given !== undefined && isAbsolute(given) ? given : join(home || homedir(), '.config');
}

function systemFolders({ XDG_CONFIG_DIRS: given }: NodeJS.ProcessEnv): string[] {
  return (given || '/etc/xdg').split(delimiter).filter(isAbsolute);
}

async function canRun(program: string, path: string): Promise<boolean> {
  const places = program.includes('/')
    ? [program]
    : path.split(delimiter).map((folder) => join(folder, program));
  for (const place of places) {
    const can = await access(place, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (can) return true;
  }
  return false;
}
