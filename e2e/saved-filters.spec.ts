import { expect, test } from './fixtures/index.ts';
import { live, provisioned, stored } from './fixtures/signed-in.ts';

test.use({ aosOptions: { backlog: 200 } });

test('a filter is kept under a name, applied, renamed, survives a restart and is deleted', async ({
  start,
  aos,
  desktop,
}) => {
  const first = await start({ args: await provisioned(aos, desktop) });
  await live(first, aos);
  await expect.poll(() => stored(first)).toBeGreaterThan(50);
  const { window } = first;
  await window.keyboard.press('/');
  await window.keyboard.type('action:created kind:object fastq');
  await window.keyboard.press('Enter');

  // By keys alone: kept …
  await window.keyboard.press('g');
  await window.keyboard.press('v');
  const dialog = window.getByRole('dialog', { name: 'Saved filters' });
  await expect(dialog.getByText('kind:object action:created fastq')).toBeVisible();
  await expect(dialog.getByLabel('Save this filter as')).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(dialog.getByText('Enter a name.')).toBeVisible();
  await window.keyboard.type('New reads');
  await window.keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: 'Apply New reads' })).toBeVisible();
  await window.screenshot({ path: 'out/e2e-saved-filters.png' });

  // … renamed …
  await dialog.getByRole('button', { name: 'Rename New reads' }).focus();
  await window.keyboard.press('Enter');
  await expect(dialog.getByLabel('New name')).toBeFocused();
  await window.keyboard.press('Control+a');
  await window.keyboard.type('Reads that came');
  await window.keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: 'Apply Reads that came' })).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);

  // … and, after a restart, applied from the palette.
  await first.quit();
  const again = (await start()).window;
  await again.getByRole('listbox', { name: 'Events' }).waitFor();
  await again.keyboard.press('Control+k');
  await again.keyboard.type('reads that came');
  await again.keyboard.press('Enter');
  await expect(again.getByRole('list', { name: 'Filters' })).toContainText('created');
  await expect(again.getByRole('combobox', { name: 'Search events' })).toHaveValue('fastq');

  // By mouse: applied from its menu, deleted, and the deletion taken back.
  const chips = again.getByRole('list', { name: 'Filters' });
  await chips.getByRole('button', { name: 'Clear filters' }).click();
  await again.getByRole('button', { name: 'Saved', exact: true }).click();
  await again.getByRole('menuitem', { name: 'Reads that came' }).click();
  await expect(again.getByRole('list', { name: 'Filters' })).toContainText('created');
  await again.getByRole('button', { name: 'Saved', exact: true }).click();
  await again.getByRole('menuitem', { name: 'Save and edit filters…' }).click();
  const listed = again.getByRole('button', { name: 'Apply Reads that came' });
  await again.getByRole('button', { name: 'Delete Reads that came' }).click();
  await expect(listed).toHaveCount(0);
  await again.keyboard.press('Escape');
  await again.getByRole('button', { name: 'Undo' }).click();
  await again.getByRole('button', { name: 'Saved', exact: true }).click();
  await expect(again.getByRole('menuitem', { name: 'Reads that came' })).toBeVisible();
});
