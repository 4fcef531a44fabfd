import type { RunningApp } from '../fixtures/app.ts';
import { askApp } from '../fixtures/ask-app.ts';
import { until } from '../fixtures/child.ts';

/** A way the app can look, and how it comes to look so. */
export interface Look {
  readonly name: string;
  /** The sidebar is behind a button. */
  readonly isNarrow?: boolean;
  /** Makes it so; the function that is returned takes it back. */
  readonly put: (app: RunningApp) => Promise<() => Promise<void>>;
}

export type Theme = 'light' | 'dark';

/** Has the app in a theme, and waits until its page is. */
export async function setTheme({ window }: RunningApp, theme: Theme): Promise<void> {
  await askApp(window, 'app.settings', { theme });
  const now = () => window.evaluate(() => document.documentElement.dataset.theme);
  await until(`the ${theme} theme`, async () => (await now()) === theme);
}

async function setForced({ window }: RunningApp, forced: boolean): Promise<void> {
  await window.emulateMedia({ forcedColors: forced ? 'active' : 'none' });
}

async function setZoom({ window }: RunningApp, zoom: number): Promise<void> {
  const before = await window.evaluate(() => devicePixelRatio);
  await askApp(window, 'app.settings', { zoom });
  await until('the zoom', async () => (await window.evaluate(() => devicePixelRatio)) !== before);
}

/** Gives the content of the window a size, px. */
export async function setSize(
  { electron, window }: RunningApp,
  width: number,
  height: number,
): Promise<void> {
  await electron.evaluate(
    ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w as number, h as number),
    [width, height],
  );
  await until('the new size', () => window.evaluate((w) => innerWidth === w, width));
}

const nothing = async () => {};

const light: Look = {
  name: 'light',
  put: async (app) => {
    await setTheme(app, 'light');
    return nothing;
  },
};

const dark: Look = {
  name: 'dark',
  put: async (app) => {
    await setTheme(app, 'dark');
    return () => setTheme(app, 'light');
  },
};

const forced: Look = {
  name: 'forced',
  put: async (app) => {
    await setForced(app, true);
    return () => setForced(app, false);
  },
};

const zoomed: Look = {
  name: 'zoomed',
  isNarrow: true,
  put: async (app) => {
    await setZoom(app, 2);
    return () => setZoom(app, 1);
  },
};

const sized = (name: string, width: number, height: number): Look => ({
  name,
  isNarrow: width < 600,
  put: async (app) => {
    const before = await app.window.evaluate(() => [innerWidth, innerHeight] as const);
    await setSize(app, width, height);
    return () => setSize(app, ...before);
  },
});

export const looks = {
  light,
  dark,
  forced,
  zoomed,
  narrow: sized('narrow', 400, 760),
  wide: sized('wide', 2560, 1300),
};
