import { join } from 'node:path';
import { audit } from './fixtures/audit.ts';
import { accountDatabase } from './fixtures/database.ts';
import { expect, test } from './fixtures/index.ts';
import { watched } from './fixtures/provision.ts';
import { live, provisioned, row, unfolded, upload } from './fixtures/signed-in.ts';

const ulid = /\b[0-7][0-9A-HJKMNP-TV-Z]{25}\b/;

test('events appear newest first, by name and not by id', async ({ start, aos, desktop }) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  await live(app, aos);
  await unfolded(app);
  const names = ['alpha.fastq', 'beta.fastq', 'gamma.fastq', 'delta.fastq'];
  await upload(aos, names);
  for (const [index, name] of [...names].reverse().entries()) {
    await expect(row(app, index + 1)).toHaveAccessibleName(
      new RegExp(`^${name.replace('.', '\\.')},? created`),
    );
  }
  for (const one of await app.window.getByRole('option').all())
    await expect(one).not.toHaveAccessibleName(ulid);

  // The search completes what is typed, by keys alone …
  const { window } = app;
  const search = window.getByRole('combobox', { name: 'Search events' });
  const offered = window.getByRole('listbox', { name: 'What you can enter here' });
  const chips = window.getByRole('list', { name: 'Filters' });
  await window.keyboard.press('/');
  await window.keyboard.type('acti');
  await expect(offered.getByRole('option')).toHaveText([/^action:/]);
  await window.keyboard.press('Tab');
  await expect(offered.getByRole('option')).toHaveCount(6);
  await expect(search).toBeFocused();
  await window.screenshot({ path: 'out/e2e-completion.png' });
  await window.keyboard.press('ArrowDown');
  await expect(offered.getByRole('option', { selected: true })).toHaveText(/^created/);
  await window.keyboard.press('Escape');
  await expect(offered).toBeHidden();
  await expect(search).toHaveValue('action:');
  await window.keyboard.type('cr');
  await window.keyboard.press('Enter');
  await expect(search).toHaveValue('action:created ');
  await window.keyboard.type('-gamma');
  await window.keyboard.press('Enter');
  await expect(chips.getByRole('listitem').first()).toHaveText('created');
  await expect(chips.getByRole('listitem').nth(1)).toHaveText('not “gamma”');
  await expect(row(app, 2)).toHaveAccessibleName(/^beta/);

  // … and says what it does not understand, instead of searching for it.
  await window.keyboard.press('/');
  await window.keyboard.type('action:deletd');
  await expect(window.getByText('“action:” has no value “deletd”.')).toBeVisible();
  await expect(row(app, 2)).toHaveAccessibleName(/^beta/);
  await window.screenshot({ path: 'out/e2e-did-you-mean.png' });
  await window.keyboard.press('Enter');
  await expect(search).toHaveValue('action:deleted');
  await search.fill('acton:deleted');
  await window.getByRole('button', { name: 'action:deleted' }).click();
  await expect(search).toHaveValue('action:deleted');
  await window.keyboard.press('Enter');
  await expect(search).toHaveValue('');
  await expect(chips.getByRole('listitem').nth(1)).toHaveText('deleted');

  // Help has examples that can be tried.
  await window.getByRole('button', { name: 'Help' }).first().click();
  await window.getByRole('button', { name: 'Try -action:created' }).click();
  await expect(chips.getByRole('listitem').first()).toHaveText('not created');
});

test.describe('with a backlog', () => {
  test.use({ aosOptions: { backlog: 1_500 } });

  test('every event of the project is stored once and acked', async ({ start, aos, desktop }) => {
    const app = await start({ args: await provisioned(aos, desktop) });
    await live(app, aos);
    // What waits comes by the stream; the record, made behind it, makes sure.
    const project = watched(aos).id;
    const ofProject = async () =>
      (await aos.control.stats()).consumers.filter(({ filter }) => filter.includes(project));
    const rest = async () => (await ofProject()).map(({ pending, outstanding }) => pending + outstanding);
    await expect.poll(rest).toEqual([0, 0]);
    const consumers = await ofProject();
    const acked = consumers.reduce((sum, one) => sum + one.acked, 0);
    expect(acked).toBeGreaterThan(500);
    for (const { redelivered, maxOutstanding } of consumers) {
      expect(redelivered).toBe(0);
      expect(maxOutstanding).toBeLessThan(1_000);
    }
    const filter = consumers[0]?.filter ?? '';
    const database = await accountDatabase(join(desktop.folder, 'profile'));
    expect(await audit(aos, filter, database)).toEqual({ stored: acked, lost: 0, duplicates: 0 });
  });
});
