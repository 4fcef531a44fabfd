import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../../e2e/fixtures/child.ts';
import type { Desktop } from '../../e2e/fixtures/desktop.ts';
import { startResizableDisplay } from '../../e2e/fixtures/resizable-display.ts';
import { startWindowManager } from '../../e2e/fixtures/window-manager.ts';
import {
  boundsOf,
  closeWindow,
  isVisible,
  settled,
  startAgain,
  windowState,
} from '../../e2e/fixtures/windows.ts';
import { capture } from '../../scripts/lib/run.mjs';
import type { Situation, Stage } from '../situation.ts';

const kind = 'window';

/** Without a tray and with nothing that minimises, closing hides the window, and starting the app again shows it. */
async function hidesAndComesBack(stage: Stage, windowManager: 'i3' | undefined): Promise<void> {
  const desktop = await stage.desktop({ tray: false, ...(windowManager && { windowManager }) });
  const app = await stage.start(desktop);
  await settled(app);
  await closeWindow(app);
  await until('the window to hide', async () => !(await isVisible(app)));
  await startAgain(desktop);
  await until('the window', () => isVisible(app));
}

/** Titles of the windows on the screen that are the app's. */
async function windowsOf({ env }: Desktop): Promise<string[]> {
  const search = ['search', '--onlyvisible', '--name', '^Aruna Notify$'];
  const { stdout } = await capture('xdotool', search, { env, timeout: 10_000 });
  return stdout.split('\n').filter((line) => line !== '');
}

export const window: readonly Situation[] = [
  {
    kind,
    name: 'the window hides without a tray: that the app still runs is said, once',
    needs: ['i3', 'xprop', 'xdotool'],
    async run(stage) {
      const desktop = await stage.desktop({ tray: false, windowManager: 'i3' });
      const app = await stage.start(desktop);
      await settled(app);
      const close = async () => {
        await closeWindow(app);
        await until('the window to hide', async () => !(await isVisible(app)));
      };
      await close();
      // The window itself is hidden, so what can be seen is the message.
      const [message = ''] = await until('the message', async () => {
        const found = await windowsOf(desktop);
        return found.length === 1 && found;
      });
      await capture('xdotool', ['windowfocus', '--sync', message, 'key', 'Return'], { env: desktop.env });
      await until('the message to go', async () => (await windowsOf(desktop)).length === 0);
      await startAgain(desktop);
      await until('the window', () => isVisible(app));
      await close();
      await sleep(1_000);
      const again = await windowsOf(desktop);
      if (again.length > 0) throw new Error('it was said twice');
    },
  },
  {
    kind,
    name: 'the screen becomes smaller while the app runs: the window follows onto it',
    needs: ['openbox', 'xprop', 'Xephyr', 'xrandr'],
    async run(stage) {
      const outer = await stage.desktop({ screen: { width: 1600, height: 1200 } });
      const screen = stage.keep(await startResizableDisplay(outer.env));
      const desktop = { ...outer, env: { ...outer.env, DISPLAY: screen.name } };
      stage.keep(await startWindowManager('openbox', outer.folder, desktop.env));
      const app = await stage.start(desktop);
      await settled(app);
      const notes: string[] = [];
      for (const size of [
        { width: 1024, height: 768 },
        { width: 800, height: 600 },
      ]) {
        await screen.resize(size);
        await until('the window to fit the screen', async () => {
          const { x, y, width, height } = await boundsOf(app);
          if (x >= 0 && y >= 0 && x + width <= size.width && y + height <= size.height) return true;
          throw new Error(`it is at ${x}, ${y} and ${width} × ${height} on ${size.width} × ${size.height}`);
        });
        const { width, height } = await boundsOf(app);
        notes.push(`${width} × ${height} on ${size.width} × ${size.height}`);
      }
      return notes.join(', ');
    },
  },
  {
    kind,
    name: 'no tray, and a window manager that tiles and minimises nothing',
    short: true,
    needs: ['i3', 'xprop'],
    run: (stage) => hidesAndComesBack(stage, 'i3'),
  },
  {
    kind,
    name: 'no tray and no window manager',
    run: (stage) => hidesAndComesBack(stage, undefined),
  },
  {
    kind,
    name: 'no tray, and a window manager that minimises',
    needs: ['openbox', 'xprop'],
    async run(stage) {
      const desktop = await stage.desktop({ tray: false, windowManager: 'openbox' });
      const app = await stage.start(desktop);
      await settled(app);
      await closeWindow(app);
      await until('the window in the taskbar', async () => (await windowState(app)).isMinimized);
    },
  },
  ...[
    { width: 1024, height: 600 },
    { width: 800, height: 480 },
  ].map((screen) => ({
    kind,
    name: `a first start on a screen of ${screen.width} × ${screen.height}: the window fits it`,
    needs: ['openbox', 'xprop'],
    async run(stage: Stage) {
      const desktop = await stage.desktop({ windowManager: 'openbox', screen });
      const app = await stage.start(desktop);
      await settled(app);
      const { x, y, width, height } = await boundsOf(app);
      const isInside = x >= 0 && y >= 0 && x + width <= screen.width && y + height <= screen.height;
      if (!isInside) throw new Error(`the window is at ${x}, ${y} and ${width} × ${height}`);
      return `${width} × ${height} at ${x}, ${y}`;
    },
  })),
];
