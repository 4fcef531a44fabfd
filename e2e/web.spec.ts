import { askApp } from './fixtures/ask-app.ts';
import { expect, test } from './fixtures/index.ts';
import { watched, writeProvision } from './fixtures/provision.ts';
import { live, stored } from './fixtures/signed-in.ts';

test.use({ aosOptions: { backlog: 200 } });

test('eight streams over gRPC-Web leave room for everything else', async ({ start, aos, desktop }) => {
  const provision = await writeProvision({ ...aos, address: aos.webAddress }, desktop.folder);
  const app = await start({ args: ['--provision', provision] });
  await live(app, aos);
  const { accounts } = await askApp(app.window, 'app.state');
  const account = accounts[0]?.id ?? '';
  const inside = aos.control.resources().filter(({ level }) => level === 'collection' || level === 'dataset');
  const more = inside.slice(0, 6);
  expect(more).toHaveLength(6);
  for (const { id, level } of more) {
    const target = { kind: 'resource', resourceId: id, resourceKind: level, subresources: true } as const;
    await askApp(app.window, 'watch.add', { account, target, start: { from: 'now' } });
  }
  // Beside them the project and the person.
  const open = async () => (await aos.control.stats()).consumers.filter((c) => c.openStreams > 0).length;
  await expect.poll(open).toBe(8);

  const before = await stored(app);
  await aos.control.publish({ resource: watched(aos).id, action: 'updated', count: 20 });
  await expect.poll(() => stored(app)).toBe(before + 20);
  const outstanding = async () =>
    (await aos.control.stats()).consumers.reduce((sum, consumer) => sum + consumer.outstanding, 0);
  await expect.poll(outstanding).toBe(0);
});
