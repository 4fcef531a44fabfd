import { until } from '../../e2e/fixtures/child.ts';
import {
  boundsOf,
  closeWindow,
  isVisible,
  settled,
  startAgain,
  windowState,
} from '../../e2e/fixtures/windows.ts';
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

export const window: readonly Situation[] = [
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
