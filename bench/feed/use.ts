import type { Page } from '@playwright/test';
import { createRandom } from '../../devserver/util/random.ts';
import type { PageWatch } from './page.ts';

export interface Use {
  seconds: number;
  /** The number of actions. */
  actions: number;
  /** Bytes of the page's heap, each after a full collection. */
  before: number;
  after: number;
}

const DAY = 86_400_000;
const texts = ['reads', 'fastq action:deleted', 'soil-2026', 'kind:dataset', '0155', 'is:unread', 'assembly'];

/** Does at random what people do in a feed and measures the page's heap before and after. */
export async function measureUse(page: Page, watch: PageWatch, seconds: number, days: number): Promise<Use> {
  const random = createRandom(3);
  const search = page.getByRole('combobox', { name: 'Search events' });
  const list = page.getByRole('listbox', { name: 'Events' });
  const things: (() => Promise<unknown>)[] = [
    async () => {
      await search.focus();
      await watch.change('input', () => page.keyboard.insertText(random.pick(texts)), 1_000);
      await watch.change('input', () => search.fill(''), 1_000);
    },
    () => watch.scroll(500, 440),
    async () => {
      await list.focus();
      for (let n = 0; n < 5; n++) await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Home');
    },
    async () => {
      await list.focus();
      await page.keyboard.press('g');
      await page.keyboard.press('d');
      const field = page.getByRole('dialog').locator('input[type="date"]');
      await field.fill(new Date(Date.now() - (1 + random.int(days - 2)) * DAY).toISOString().slice(0, 10));
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    },
    async () => {
      await list.focus();
      await page.keyboard.press('g');
      await page.keyboard.press('i');
      await page.getByRole('main', { name: 'Inbox' }).waitFor();
      await page.keyboard.press('g');
      await page.keyboard.press('f');
      await list.waitFor();
    },
  ];
  const session = await page.context().newCDPSession(page);
  const heap = async () => {
    for (let n = 0; n < 3; n++) await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize;
  };
  // Everything once first: what is created on first use and kept does not count as growth.
  for (const thing of things) await thing();
  const before = await heap();
  const began = performance.now();
  let actions = 0;
  while (performance.now() - began < seconds * 1_000) {
    await random.pick(things)();
    actions++;
  }
  await list.focus();
  await page.keyboard.press('Home');
  const after = await heap();
  await session.detach();
  return { seconds: Math.round((performance.now() - began) / 1_000), actions, before, after };
}
