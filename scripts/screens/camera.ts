import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunningApp } from '../../e2e/fixtures/app.ts';
import { setSize, setTheme, type Theme } from '../../e2e/tour/looks.ts';
import { root } from '../lib/paths.mjs';
import { say } from '../lib/say.mjs';

/** Those that the documentation shows; the others are only looked at. */
const shown: readonly string[] = [
  'sign-in',
  'choose-projects',
  'feed',
  'feed-detail',
  'inbox',
  'alerts',
  'settings',
];

/**
 * Takes pictures of a window into `out/screens/<language>/<look>`, and into docs/screens those that the documentation
 * shows.
 */
export function createCamera(app: RunningApp, language: string) {
  const { window } = app;
  return {
    theme: (theme: Theme): Promise<void> => setTheme(app, theme),
    /** Gives the window's content a size, px. */
    size: (width: number, height: number): Promise<void> => setSize(app, width, height),
    /** Takes a picture of what is shown. @param look the folder within the language's: how the app looks */
    async take(name: string, look = 'light'): Promise<void> {
      const isShown = look === 'light' && language === 'en' && shown.includes(name);
      const folder = isShown ? 'docs/screens' : `out/screens/${language}/${look}`;
      await mkdir(join(root, folder), { recursive: true });
      await window.mouse.move(0, 0);
      // Charts and lists draw in the frames after what they show has come.
      await window.waitForTimeout(400);
      await window.screenshot({ path: join(root, folder, `${name}.png`), animations: 'disabled' });
      say(`${folder}/${name}.png`);
    },
  };
}

export type Camera = ReturnType<typeof createCamera>;
