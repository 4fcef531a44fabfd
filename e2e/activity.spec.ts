import { expect, test } from './fixtures/index.ts';
import { atRest, live, provisioned, stored } from './fixtures/signed-in.ts';

test.use({ aosOptions: { backlog: 1_500 } });

test('the chart says what it shows, and filters by mouse and by keyboard', async ({
  start,
  aos,
  desktop,
}) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  const { window } = app;
  await live(app, aos);
  await atRest(app);
  await expect.poll(() => stored(app)).toBeGreaterThan(500);
  const chart = window.getByRole('slider', { name: /^Events over time/ });
  const total = async () => {
    const text = await window
      .getByRole('main')
      .getByText(/^[\d,]+ events? /)
      .textContent();
    return Number.parseInt((text ?? '').replaceAll(',', ''), 10);
  };
  await expect(chart).toHaveAttribute('aria-valuetext', /^Shown: [\d,]+ created.* updated/);
  const all = await total();
  const wide = (await chart.getAttribute('aria-valuemax')) ?? '';

  await chart.focus();
  await window.keyboard.press('ArrowRight');
  await window.keyboard.press('ArrowLeft');
  await expect(chart).toHaveAttribute('aria-valuetext', /^[A-Z][a-z]+ \d+, \d{4}[:,] /);
  await window.screenshot({ path: 'out/e2e-chart.png' });
  await window.keyboard.press('Enter');
  await expect(window.getByRole('button', { name: /^Remove filter from / })).toBeVisible();
  await expect.poll(total).toBeLessThan(all);
  // Less than a day is shown by minutes.
  await expect(chart).toHaveAttribute('aria-label', /At most [\d,]+ (in \d+ minutes|a minute)\./);

  await window.getByRole('button', { name: 'Clear filters' }).click();
  await expect.poll(total).toBe(all);
  await expect(chart).toHaveAttribute('aria-valuemax', wide);
  await expect(chart).toHaveAttribute('aria-label', /At most [\d,]+ (a day|an hour)\./);
  await window.getByRole('button', { name: 'Hide chart' }).click();
  await expect(chart).toHaveCount(0);
  await expect(window.getByText(/^[\d,]+ created$/)).toBeVisible();
  await window.getByRole('button', { name: 'Show chart' }).click();
  await window.setViewportSize({ width: 1180, height: 499 });
  await expect(chart).toHaveCount(0);
  await window.setViewportSize({ width: 1180, height: 760 });
  await expect(chart).toBeVisible();
  const box = await chart.boundingBox();
  if (!box) throw new Error('The chart is not on screen.');
  await window.mouse.move(box.x + box.width * 0.96, box.y + 20);
  await window.mouse.down();
  await window.mouse.move(box.x + box.width * 0.98, box.y + 20, { steps: 4 });
  await window.mouse.up();
  await expect(window.getByRole('button', { name: /^Remove filter before / })).toBeVisible();
  await expect.poll(total).toBeLessThan(all);
  await window.screenshot({ path: 'out/e2e-chart-filtered.png' });
});
