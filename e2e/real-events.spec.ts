import { expect, test } from './fixtures/index.ts';
import { watched } from './fixtures/provision.ts';
import { live, provisioned, row, upload } from './fixtures/signed-in.ts';

test('a child that is deleted has a row with its name, though the server only tells of its parent', async ({
  start,
  aos,
  desktop,
}) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  const { window } = app;
  await live(app, aos);
  const parents = [watched(aos).id];
  const draft = { level: 'object', name: 'draft.fastq', parents, silent: true } as const;
  const object = await aos.control.createResource(draft);
  await aos.control.happen({ resource: object.id, what: 'finished' });
  await expect(row(app, 1)).toHaveAccessibleName(/^draft\.fastq,? updated/);
  await aos.control.deleteResource({ resource: object.id });
  await expect(row(app, 1)).toHaveAccessibleName(
    new RegExp(`^draft\\.fastq,? deleted.*${watched(aos).name}`),
  );
  await row(app, 1).click();
  const details = window.getByRole('complementary', { name: 'Details' });
  await expect(details.getByRole('heading', { name: 'draft.fastq' })).toBeVisible();
  await expect(details).toContainText('Deleted. Showing the last known details.');
  await expect(details).toContainText(`Path${watched(aos).name}`);
  await expect(details.getByRole('region', { name: 'Recent events' })).toContainText('updated');
  await window.screenshot({ path: 'out/e2e-child-deleted.png' });
});

test('“this item only” shows what happens to a project itself, and nothing of what is inside', async ({
  start,
  aos,
}) => {
  const app = await start();
  const { window } = app;
  const project = watched(aos);
  await window.getByLabel('Server address').fill(aos.address);
  await window.getByLabel('Token', { exact: true }).fill(aos.token);
  await window.getByRole('button', { name: 'Sign in' }).click();
  await window.getByRole('button', { name: 'Something else…' }).click();
  const dialog = window.getByRole('dialog', { name: 'Watch a resource' });
  await dialog.getByRole('radio', { name: new RegExp(`^${project.name}, Project`) }).click();
  await dialog.getByRole('checkbox', { name: 'Include everything inside' }).click();
  await window.screenshot({ path: 'out/e2e-watch-dialog.png' });
  await dialog.getByRole('button', { name: 'Watch', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(window.getByText(`Watching ${project.name}.`)).toBeVisible();
  await live(app, aos);
  await upload(aos, ['inside.csv']);
  await aos.control.publish({ resource: project.id, action: 'updated' });
  await expect(row(app, 1)).toHaveAccessibleName(new RegExp(`^${project.name},? updated`));
  await expect(window.getByRole('option').filter({ hasText: 'inside.csv' })).toHaveCount(0);
  await window.getByRole('button', { name: 'All subscriptions' }).click();
  await expect(window.getByRole('main')).toContainText('Project, this item only');
});
