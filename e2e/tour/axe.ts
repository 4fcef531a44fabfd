import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** WCAG 2.2 at level AA, and what axe calls best practice. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Returns what axe finds on a page, one line a rule. */
export async function axeFindings(window: Page): Promise<string[]> {
  const isThere = await window.evaluate(() => 'axe' in globalThis);
  // Legacy mode: an Electron window cannot open the second page the other one uses.
  const axe = new AxeBuilder({ page: window, ...(isThere && { axeSource: ';' }) }).setLegacyMode();
  axe.options({
    runOnly: { type: 'tag', values: tags },
    // Off by default.
    rules: { 'target-size': { enabled: true } },
    resultTypes: ['violations'],
  });
  const { violations } = await axe.analyze();
  return violations.map(
    ({ id, nodes }) => `${id} ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
}
