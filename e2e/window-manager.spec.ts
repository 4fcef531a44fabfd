import type { RunningApp } from './fixtures/app.ts';
import { askApp } from './fixtures/ask-app.ts';
import { expect, test } from './fixtures/index.ts';
import { provisioned } from './fixtures/signed-in.ts';
import {
  boundsOf,
  closeWindow,
  isVisible,
  rearrange,
  settled,
  startAgain,
  windowState,
} from './fixtures/windows.ts';

test.describe('a window manager with frames', () => {
  test.use({ desktopOptions: { windowManager: 'openbox', tray: false } });

  test('without a tray, closing minimises the window', async ({ start, desktop }) => {
    const app = await start();
    await closeWindow(app);
    await expect.poll(() => windowState(app)).toMatchObject({ isMinimized: true });
    await startAgain(desktop);
    await expect.poll(() => windowState(app)).toMatchObject({ isMinimized: false, isVisible: true });
  });

  for (const scale of [1, 1.25, 1.5, 1.75]) {
    test(`at a scale of ${scale} the window neither grows nor climbs, and opens where the person put it`, async ({
      start,
      desktop,
    }) => {
      async function open<T>(work: (app: RunningApp) => Promise<T>): Promise<T> {
        const app = await start({ args: [`--force-device-scale-factor=${scale}`] });
        await settled(app);
        const result = await work(app);
        await closeWindow(app);
        await app.quit();
        return result;
      }
      const first = await open(boundsOf);
      expect(await open(boundsOf)).toEqual(first);
      const left = await open((app) => rearrange(app, desktop));
      expect(left.width).toBeLessThan(first.width);
      const found = await open(boundsOf);
      for (const side of ['x', 'y', 'width', 'height'] as const)
        expect(Math.abs(found[side] - left[side]), side).toBeLessThanOrEqual(3);
      expect(await open(boundsOf)).toEqual(found);
    });
  }
});

test.describe('a tiling window manager', () => {
  test.use({ desktopOptions: { windowManager: 'i3', tray: false } });

  test('closing hides the window, says so once, and a second start brings it back', async ({
    start,
    desktop,
  }) => {
    const app = await start();
    await closeWindow(app);
    await expect.poll(() => isVisible(app)).toBe(false);
    await startAgain(desktop);
    await expect.poll(() => isVisible(app)).toBe(true);
    await closeWindow(app);
    await expect.poll(() => isVisible(app)).toBe(false);
  });

  test('closing quits where the person chose that', async ({ start, aos, desktop }) => {
    const app = await start({ args: await provisioned(aos, desktop) });
    await app.window.getByRole('button', { name: 'Settings' }).click();
    await app.window.getByRole('radio', { name: 'Quit' }).click();
    await expect.poll(async () => (await askApp(app.window, 'app.state')).onClose).toBe('quit');
    const child = app.electron.process();
    await closeWindow(app);
    await expect.poll(() => child.exitCode).toBe(0);
  });
});

test.describe('a small screen', () => {
  test.use({ desktopOptions: { windowManager: 'openbox', screen: { width: 1024, height: 600 } } });

  test('the first window fits it, with its frame', async ({ start }) => {
    const { x, y, width, height } = await boundsOf(await start());
    expect(x).toBeGreaterThanOrEqual(0);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(1024);
    expect(y + height).toBeLessThanOrEqual(600);
  });
});
