import type { Page } from '@playwright/test';
import { asked } from '../electron/core/testing/queries.ts';
import type { RunningApp } from './fixtures/app.ts';
import { askApp } from './fixtures/ask-app.ts';
import { expect, test } from './fixtures/index.ts';
import { atRest, live, provisioned, row, stored, unfolded, upload } from './fixtures/signed-in.ts';

const list = (window: Page) => window.getByRole('listbox', { name: 'Events' });
const scrollTop = (window: Page) => list(window).evaluate((element) => element.scrollTop);

test.use({ aosOptions: { backlog: 1_500 } });

/** How many events the feed shows, announcements included. */
async function total({ window }: RunningApp): Promise<number> {
  return (await askApp(window, 'feed.count', asked('', { derived: false }))).total;
}

test('the list stays at its top through the first load and shows what comes in at once', async ({
  start,
  aos,
  desktop,
}) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  const { window } = app;
  await unfolded(app);
  // All the while the backlog comes in, nobody scrolls.
  const moved: number[] = [];
  await list(window).waitFor();
  const watching = setInterval(() => void scrollTop(window).then((top) => top > 0 && moved.push(top)), 50);
  await live(app, aos);
  await expect.poll(() => stored(app)).toBeGreaterThan(500);
  await upload(
    aos,
    Array.from({ length: 30 }, (_, i) => `burst_${i}.fastq`),
  );
  await expect(row(app, 1)).toHaveAccessibleName(/^burst_29\.fastq/);
  clearInterval(watching);
  expect(moved).toEqual([]);
  await expect(row(app, 1)).toBeInViewport({ ratio: 1 });
  await expect(window.getByRole('button', { name: /new$/ })).toHaveCount(0);
  await window.keyboard.press('j');
  await window.keyboard.press('j');
  await upload(aos, ['chosen_a.fastq', 'chosen_b.fastq']);
  await expect(row(app, 1)).toHaveAccessibleName(/^chosen_b\.fastq/);
  expect(await scrollTop(window)).toBe(0);
});

test('scrolled down, the row under the pointer stays and a pill counts what is new', async ({
  start,
  aos,
  desktop,
}) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  const { window } = app;
  await unfolded(app);
  await live(app, aos);
  await atRest(app);
  // The screen hears of the end of the backlog a moment after it is stored: that must not count as new. Meanwhile updates
  // of parents turn out to follow from others, and are hidden.
  const shown = async () => Number(await row(app, 1).getAttribute('aria-setsize')) - (await total(app));
  await expect.poll(shown).toBe(0);
  await list(window).hover();
  await window.mouse.wheel(0, 2_000);
  await expect.poll(() => scrollTop(window)).toBeGreaterThan(1_000);
  // The day that is passing by stays said at the top.
  const top = async (what: string) => (await window.locator(what).boundingBox())?.y;
  await expect(window.locator('.list-stuck')).toHaveText(/^\S.* [\d,]+$/);
  expect(await top('.list-stuck .list-header')).toBe(await top('main .list'));
  const middle = () =>
    list(window).evaluate((element) => {
      const box = element.getBoundingClientRect();
      const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      const option = at?.closest('[role="option"]');
      return { text: option?.querySelector('.row-name')?.textContent, y: option?.getBoundingClientRect().y };
    });
  // Scrolling takes several steps, and rows that come on screen are read again.
  let before: Awaited<ReturnType<typeof middle>> = { text: undefined, y: undefined };
  const rests = async () => {
    const earlier = before;
    before = await middle();
    return before.text !== undefined && before.text === earlier.text && before.y === earlier.y;
  };
  await expect.poll(rests, { intervals: [300] }).toBe(true);
  await upload(
    aos,
    Array.from({ length: 12 }, (_, i) => `late_${i}.fastq`),
  );
  const pill = window.getByRole('button', { name: '12 new', exact: true });
  await expect(pill).toBeVisible();
  expect(await middle()).toEqual(before);
  await window.screenshot({ path: 'out/e2e-new-pill.png' });
  await pill.click();
  await expect(row(app, 1)).toHaveAccessibleName(/^late_11\.fastq/);
  await expect(row(app, 1)).toBeInViewport({ ratio: 1 });
  await expect(pill).toHaveCount(0);
});

test('an answer brings the rows of the screen first, and those beyond it with a later frame', async ({
  start,
  aos,
  desktop,
}) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  const { window } = app;
  await unfolded(app);
  await live(app, aos);
  await atRest(app);
  const drawn = await list(window).evaluateHandle((element) => {
    const rows = () => element.querySelectorAll<HTMLElement>('[role="option"]');
    const counts: number[] = [];
    const changes = new MutationObserver(() => counts.push(rows().length));
    changes.observe(element, { childList: true, subtree: true, characterData: true });
    return { room: Math.ceil(element.clientHeight / (rows()[0]?.offsetHeight ?? 1)), counts };
  });
  await window.getByRole('combobox', { name: 'Search events' }).fill('kind:object');
  const first = () => drawn.evaluate(({ room, counts }) => counts.some((count) => count <= room + 1));
  const last = () => drawn.evaluate(({ room, counts }) => (counts.at(-1) ?? 0) > room + 1);
  await expect.poll(first).toBe(true);
  await expect.poll(last).toBe(true);
});
