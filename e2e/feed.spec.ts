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
