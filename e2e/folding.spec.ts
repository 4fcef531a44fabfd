import { expect, test } from './fixtures/index.ts';
import { watched } from './fixtures/provision.ts';
import { live, provisioned, row } from './fixtures/signed-in.ts';

test('two updates of one change are one row; a parent’s update that only follows is hidden until it is asked for', async ({
  start,
  aos,
  desktop,
}) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  const { window } = app;
  await live(app, aos);
  const project = watched(aos);
  const object = await aos.control.createResource({
    level: 'object',
    name: 'reads.fastq',
    parents: [project.id],
  });
  await aos.control.publish({ resource: project.id, action: 'updated' });
  await expect(row(app, 1)).toHaveAccessibleName(/^reads\.fastq created/);

  await aos.control.publish({ resource: object.id, action: 'updated', count: 2 });
  await expect(row(app, 1)).toHaveAccessibleName(/^reads\.fastq updated .* · 2 updates/);
  await row(app, 1).click();
  const details = window.getByRole('complementary', { name: 'Details' });
  await expect(details).toContainText('2 updates');
  await window.screenshot({ path: 'out/e2e-folding-row.png' });
  await window.keyboard.press('Escape');

  // The creation, and two announcements: the project's update is nowhere.
  await expect(row(app, 1)).toHaveAttribute('aria-setsize', '4');
  await window.keyboard.press('g');
  await window.keyboard.press(',');
  const setting = window.getByRole('radiogroup', { name: 'Updates of parents' });
  await expect(setting.getByRole('radio', { name: 'Hide' })).toBeChecked();
  await window.screenshot({ path: 'out/e2e-folding-setting.png' });
  await setting.getByRole('radio', { name: 'Show' }).click();
  await window.keyboard.press('g');
  await window.keyboard.press('f');
  await expect(row(app, 1)).toHaveAttribute('aria-setsize', '5');
  const hidden = window.getByRole('option', { name: new RegExp(`^${project.name} updated`) });
  await hidden.click();
  await expect(details).toContainText('Something inside it was created or deleted');
  await window.screenshot({ path: 'out/e2e-folding-derived.png' });
});
