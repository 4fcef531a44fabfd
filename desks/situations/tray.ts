import type { RunningApp } from '../../e2e/fixtures/app.ts';
import { until } from '../../e2e/fixtures/child.ts';
import type { Desktop, DesktopOptions } from '../../e2e/fixtures/desktop.ts';
import { upload } from '../../e2e/fixtures/signed-in.ts';
import type { Tray } from '../../e2e/fixtures/tray.ts';
import { closeWindow, isVisible, settled, startAgain, windowState } from '../../e2e/fixtures/windows.ts';
import type { Situation, Stage } from '../situation.ts';
import { startSignedIn } from './signed-in-app.ts';

const kind = 'tray';
const windowManager = 'openbox' as const;
const needs = ['openbox', 'xprop'];

function trayOf({ tray }: Desktop): Tray {
  if (tray === null) throw new Error('there is no tray');
  return tray;
}

async function open(stage: Stage, options: DesktopOptions) {
  const desktop = await stage.desktop({ windowManager, ...options });
  const app = await stage.start(desktop);
  await settled(app);
  return { app, desktop };
}

/** Closing the window must leave a way back: an icon that is really there, or the taskbar. */
async function closesIntoTaskbar(app: RunningApp): Promise<void> {
  await closeWindow(app);
  await until('the window in the taskbar', async () => (await windowState(app)).isMinimized);
}

const hidden = async (app: RunningApp) => !(await isVisible(app));
const hasIcon = (desktop: Desktop) => async () => (await trayOf(desktop).icons()) === 1;

export const tray: readonly Situation[] = [
  {
    kind,
    name: 'events come in while the menu is open: the click is not lost',
    async run(stage) {
      const [desktop, aos] = await Promise.all([stage.desktop(), stage.aos()]);
      const app = await startSignedIn(stage, desktop, aos);
      await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
      const labels = async () => (await trayOf(desktop).menu()).map(({ label }) => label).join();
      await upload(aos, ['first.csv']);
      await until('the event in the menu', async () => (await labels()).includes('first.csv'));
      const clicked = trayOf(desktop).click('Open Aruna Notify', 5_000);
      await upload(aos, ['second.csv', 'third.csv']);
      await clicked;
      await until('the window', () => isVisible(app));
    },
  },
  {
    kind,
    name: 'a panel that starts after the app: the icon is in it, and closing hides the window',
    short: true,
    needs,
    async run(stage) {
      const { app, desktop } = await open(stage, { tray: null });
      await trayOf(desktop).watcher.come();
      await until('the icon', hasIcon(desktop));
      await closeWindow(app);
      await until('the window to hide', () => hidden(app));
      await trayOf(desktop).click('Open Aruna Notify');
      await until('the window', () => isVisible(app));
    },
  },
  {
    kind,
    name: 'a panel that crashes and starts again has the icon again',
    needs,
    async run(stage) {
      const { desktop } = await open(stage, { tray: true });
      await until('the icon', hasIcon(desktop));
      await trayOf(desktop).watcher.leave();
      await trayOf(desktop).watcher.come();
      await until('the icon again', hasIcon(desktop));
    },
  },
  {
    kind,
    name: 'a panel that ends while the window is hidden: the window can be reached',
    needs,
    async run(stage) {
      const { app, desktop } = await open(stage, { tray: true });
      await until('the icon', hasIcon(desktop));
      await closeWindow(app);
      await until('the window to hide', () => hidden(app));
      await trayOf(desktop).watcher.leave();
      await until(
        'the window in the taskbar or open',
        async () => {
          const { isVisible: shown, isMinimized } = await windowState(app);
          return shown || isMinimized;
        },
        20_000,
      );
    },
  },
  ...(
    [
      ['a tray without a host: closing does not hide the window', { hasHost: false }],
      ['a tray that refuses the icon: closing does not hide the window', { manner: 'refuses' }],
      ['a tray that never answers: the window opens and closing does not hide it', { manner: 'silent' }],
    ] as const
  ).map(([name, watcher]) => ({
    kind,
    name,
    needs,
    async run(stage: Stage) {
      const { app, desktop } = await open(stage, { tray: watcher });
      await closesIntoTaskbar(app);
      await startAgain(desktop);
      await until('the window again', async () => !(await windowState(app)).isMinimized);
    },
  })),
];
