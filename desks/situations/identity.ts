import { execFileSync } from 'node:child_process';
import type { Situation } from '../situation.ts';

export const identity: readonly Situation[] = [
  {
    kind: 'identity',
    name: 'badge, icon and notification settings find the desktop file',
    needs: ['xwininfo', 'xprop'],
    async run(stage) {
      const desktop = await stage.desktop();
      const app = await stage.start(desktop);
      const file = await app.electron.evaluate(() => process.env.CHROME_DESKTOP);
      if (file !== 'aruna-notify.desktop') throw new Error(`the desktop file is ${file}`);
      const { env } = desktop;
      const ask = (program: string, ...args: string[]) =>
        execFileSync(program, args, { env, encoding: 'utf8', timeout: 5_000 });
      const tree = ask('xwininfo', '-root', '-tree');
      const window = /(0x[0-9a-f]+) "[^"]*Aruna Notify"/.exec(tree)?.[1] ?? '';
      const found = ask('xprop', '-id', window, 'WM_CLASS').trim();
      // Electron takes it from the desktop file from 41 on, and before from the name of the app.
      if (!/"(aruna-notify|Aruna Notify)"$/.test(found)) throw new Error(found);
      return found;
    },
  },
];
