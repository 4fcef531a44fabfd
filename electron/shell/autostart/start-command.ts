import { app } from 'electron';

/** What starts the app without its window: the program and its arguments. */
export type StartCommand = readonly [program: string, ...args: string[]];

/** Arguments that say which app this is, and without which another one would start. */
const kept = /^--(?:user-data-dir=.*|password-store=.*|no-sandbox)$/;

/** The command for this app: an AppImage by its file, which is elsewhere each time it runs, a checkout by its folder. */
export function startCommand(): StartCommand {
  const program = process.env.APPIMAGE ?? process.execPath;
  const switches = process.argv.slice(1).filter((argument) => kept.test(argument));
  return [program, ...switches, ...(app.isPackaged ? [] : [app.getAppPath()]), '--hidden'];
}

/** Whether the app runs in a Flatpak or a snap of its own, where the person's files are out of reach. */
export function isSandboxed(env: NodeJS.ProcessEnv): boolean {
  // Programs started from a snap inherit its variables, but do not lie in it.
  return Boolean(env.FLATPAK_ID) || (env.SNAP !== undefined && process.execPath.startsWith(`${env.SNAP}/`));
}
