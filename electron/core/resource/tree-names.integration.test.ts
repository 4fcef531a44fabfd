import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startAos } from '../../../devserver/server.ts';
import { openDatabase } from '../store/schema/sqlite.ts';
import { eventually, signIn, startHarness } from '../testing/harness.ts';
import { asked } from '../testing/queries.ts';

test('what lay in a watched dataset before it was watched has its name when it is deleted', async () => {
  const aos = await startAos({ heartbeatMs: 1_000, ackWaitMs: 2_000, seed: 1 });
  const app = await startHarness();
  onTestFinished(async () => {
    await app[Symbol.asyncDispose]();
    await aos[Symbol.asyncDispose]();
  });
  const account = await signIn(app.engine, aos.address, aos.token);
  const project = aos.projects[0]?.id ?? '';
  const all = aos.control.resources();
  const inside = (id: string) => all.filter(({ parents }) => parents.length === 1 && parents[0] === id);
  const dataset = inside(project)
    .flatMap(({ id }) => inside(id))
    .find(({ level, id }) => level === 'dataset' && inside(id).length > 0);
  const object = inside(dataset?.id ?? '')[0];
  if (!dataset || !object) throw new Error('The first project has no dataset with an object.');
  const target = {
    kind: 'resource',
    resourceId: dataset.id,
    resourceKind: 'dataset',
    subresources: true,
  } as const;
  await app.engine.watch(account, target, { from: 'now' });

  const db = openDatabase(join(app.folder, `${account}.sqlite`));
  const nameOf = db.prepare('SELECT name FROM resource WHERE id = ?');
  await eventually('its name', () => (nameOf.get(object.id) as { name: string | null } | undefined)?.name);
  db.close();

  await aos.control.deleteResource({ resource: object.id });
  const row = await eventually('the deletion', async () => {
    const [found] = await app.engine.feedPage(asked('action:deleted'), 0, 9);
    return found ?? null;
  });
  expect(row).toMatchObject({ resourceId: object.id, name: object.name });
  expect(row.path.at(-1)).toBe(dataset.name);
});
