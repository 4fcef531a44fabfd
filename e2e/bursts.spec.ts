import { expect, test } from './fixtures/index.ts';
import { live, provisioned, row, upload } from './fixtures/signed-in.ts';

const names = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${prefix}_${i}.fastq`);

test('a burst is one row that opens and closes, by key and by mouse', async ({ start, aos, desktop }) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  const { window } = app;
  await live(app, aos);
  await upload(aos, names('burst', 12));
  const burst = row(app, 1);
  await expect(burst).toHaveAccessibleName(/^12 objects,? created .*12 unread.*collapsed$/);
  const list = window.getByRole('listbox', { name: 'Events' });
  // The burst, and two announcements.
  const before = 3;
  await expect(burst).toHaveAttribute('aria-setsize', String(before));
  await list.focus();

  await window.keyboard.press('ArrowRight');
  await expect(row(app, 2)).toHaveAccessibleName(/^burst_11\.fastq/);
  await expect(row(app, 13)).toHaveAccessibleName(/^burst_0\.fastq/);
  await expect(burst).toHaveAttribute('aria-setsize', String(before + 12));
  await window.screenshot({ path: 'out/e2e-burst-open.png' });

  // A single event of it is looked at; the row says so.
  await window.keyboard.press('j');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('complementary', { name: 'Details' }).getByRole('heading')).toContainText([
    'burst_11.fastq',
  ]);
  await window.keyboard.press('Escape');
  await expect(burst).toHaveAccessibleName(/11 unread/);
  await expect(burst).toContainText('12 objects · 11 new');
  await window.screenshot({ path: 'out/e2e-burst-new.png' });

  // From within it closes, and the key's row is the burst's again.
  await window.keyboard.press('j');
  await window.keyboard.press('ArrowLeft');
  await expect(burst).toHaveClass(/active/);
  await expect(burst).toHaveAttribute('aria-setsize', String(before));
  await window.keyboard.press('Enter');
  await expect(row(app, 2)).toHaveAccessibleName(/^burst_11\.fastq/);
  await window.keyboard.press('Enter');
  await expect(burst).toHaveAttribute('aria-setsize', String(before));

  await burst.locator('.kind-icon').click();
  await expect(row(app, 13)).toHaveAccessibleName(/^burst_0\.fastq/);
  await burst.locator('.kind-icon').click();
  await expect(burst).toHaveAttribute('aria-setsize', String(before));
});

test('marking the row of a burst marks all in it, and is undone; off, each event has a row', async ({
  start,
  aos,
  desktop,
}) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  const { window } = app;
  await live(app, aos);
  await upload(aos, names('many', 7));
  const burst = row(app, 1);
  await expect(burst).toHaveAccessibleName(/^7 objects,? created/);
  await window.getByRole('listbox', { name: 'Events' }).focus();
  await window.keyboard.press('x');
  await expect(window.getByRole('button', { name: 'Mark 7 read' })).toBeVisible();
  await window.keyboard.press('e');
  await expect(window.getByText('7 events marked read.')).toBeVisible();
  await expect(burst).not.toHaveAccessibleName(/unread/);
  // What was selected for this is not any more.
  await expect(window.getByRole('button', { name: 'Clear selection' })).toBeHidden();
  await window.keyboard.press('x');
  await expect(window.getByRole('button', { name: 'Mark 7 unread' })).toBeVisible();
  await expect(window.getByRole('button', { name: /^Mark \d+ read$/ })).toBeHidden();
  await window.getByRole('button', { name: 'Undo' }).click();
  await expect(burst).toHaveAccessibleName(/7 unread/);
  await window.keyboard.press('Escape');

  // A filter that only a part matches: none is hidden, none is there twice.
  const search = window.getByRole('combobox', { name: 'Search events' });
  await search.fill('many_3');
  await expect(row(app, 1)).toHaveAccessibleName(/^many_3\.fastq/);
  await expect(row(app, 1)).toHaveAttribute('aria-setsize', '1');
  await search.fill('many');
  await expect(row(app, 1)).toHaveAccessibleName(/^7 objects/);
  await search.press('Enter');

  await window.keyboard.press('Control+k');
  await window.keyboard.type('similar');
  await window.keyboard.press('Enter');
  await expect(row(app, 1)).toHaveAccessibleName(/^many_6\.fastq/);
  await expect(row(app, 1)).toHaveAttribute('aria-setsize', '7');

  // Escape takes one thing away at a time: the selection, the text, each chip, and the pane last.
  const chips = window.getByRole('list', { name: 'Filters' });
  const pane = window.getByRole('complementary', { name: 'Details' });
  await search.fill('many is:unread action:created');
  await search.press('Enter');
  await window.keyboard.press('Enter');
  await expect(pane).toBeVisible();
  await window.keyboard.press('x');
  await window.keyboard.press('Escape');
  await expect(window.getByRole('button', { name: 'Clear selection' })).toBeHidden();
  await window.keyboard.press('Escape');
  await expect(search).toHaveValue('');
  await expect(chips.getByRole('button', { name: /^Remove filter / })).toHaveCount(2);
  await window.keyboard.press('Escape');
  await expect(chips.getByRole('button', { name: /^Remove filter / })).toHaveCount(1);
  await expect(pane).toBeVisible();
  await window.keyboard.press('Shift+Escape');
  await expect(chips).toBeHidden();
  await window.keyboard.press('Escape');
  await expect(pane).toBeHidden();
});

test('a burst that grows keeps its place, and what is below an opened one does not move', async ({
  start,
  aos,
  desktop,
}) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  const { window } = app;
  await live(app, aos);
  await upload(aos, names('first', 5));
  await expect(row(app, 1)).toHaveAccessibleName(/^5 objects/);
  await window.getByRole('listbox', { name: 'Events' }).focus();
  await window.keyboard.press('ArrowRight');
  await expect(row(app, 6)).toHaveAccessibleName(/^first_0\.fastq/);
  await upload(aos, names('later', 3));
  await expect(row(app, 1)).toHaveAccessibleName(/^8 objects/);
  await expect(row(app, 1)).toContainText(' and 5 more');
  await expect(row(app, 2)).toHaveAccessibleName(/^later_2\.fastq/);
  await expect(row(app, 9)).toHaveAccessibleName(/^first_0\.fastq/);
  // Selecting a range goes through the rows of an opened burst as through any.
  await window.keyboard.press('j');
  await window.keyboard.press('Shift+j');
  await window.keyboard.press('Shift+j');
  await expect(window.getByRole('button', { name: 'Mark 3 read' })).toBeVisible();
});
