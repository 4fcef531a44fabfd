import { mkdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Page } from '@playwright/test';
import { askApp } from '../../e2e/fixtures/ask-app.ts';
import { until } from '../../e2e/fixtures/child.ts';
import { root } from '../lib/paths.mjs';

const folder = join(root, 'out/demo');

/** Takes pictures of the window in both themes, and remembers their names, relative to the checkout. */
export async function createAlbum(window: Page) {
  await mkdir(folder, { recursive: true });
  const taken: string[] = [];
  return {
    taken,
    async take(name: string): Promise<void> {
      for (const theme of ['light', 'dark'] as const) {
        await askApp(window, 'app.settings', { theme });
        const isDark = () => window.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
        await until(`the ${theme} theme`, async () => (await isDark()) === (theme === 'dark'));
        const path = join(folder, `${name}-${theme}.png`);
        await window.screenshot({ path, animations: 'disabled' });
        taken.push(relative(root, path));
      }
    },
  };
}

export type Album = Awaited<ReturnType<typeof createAlbum>>;
