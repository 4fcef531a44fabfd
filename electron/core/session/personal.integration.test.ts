import { afterEach, expect, test } from 'vitest';
import { type LocalAos, startAos } from '../../../devserver/server.ts';
import { clientsOf } from '../../../devserver/testing/clients.ts';
import { PermissionLevel } from '../../../gen/aruna/api/storage/models/v2/models_pb.ts';
import type { EventRow } from '../model/event.ts';
import { eventually, everything, type Harness, openInbox, signIn, startHarness } from '../testing/harness.ts';

const open: AsyncDisposable[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing[Symbol.asyncDispose]();
});

const getUsers = async (aos: LocalAos) => (await aos.control.stats()).calls.GetUser ?? 0;

/** An app that is signed in and has heard what it may do, and something the person may be granted access to. */
async function setUp() {
  const aos = await startAos({ heartbeatMs: 1_000, seed: 1 });
  open.push(aos);
  const app = await startHarness();
  open.push(app);
  const before = await getUsers(aos);
  await signIn(app.engine, aos.address, aos.token);
  const after = await getUsers(aos);
  expect(after).toBeGreaterThan(before);
  const cores = await aos.control.createResource({
    level: 'collection',
    name: 'cores',
    parents: [aos.projects[0]?.id ?? ''],
    silent: true,
  });
  return {
    aos,
    app,
    cores,
    known: () => eventually('the permissions', async () => (await getUsers(aos)) > after),
  };
}

const own = async (app: Harness): Promise<EventRow[]> =>
  (await app.engine.feedPage(everything, 0, 100)).filter((row) => row.subject === 'user');
const banners = (app: Harness) => app.changes.flatMap((c) => c.alerts).map(({ about }) => about);

/** Somebody gives the person a permission, as the portal does. */
async function grant(aos: LocalAos, resourceId: string, permissionLevel: PermissionLevel): Promise<void> {
  const { authorization } = clientsOf(aos, 'grpc');
  await authorization.createAuthorization({ resourceId, userId: aos.users[0]?.id ?? '', permissionLevel });
}

test('a grant: the feed says what changed, the inbox what may be done now, and there is one banner', async () => {
  const { aos, app, cores, known } = await setUp();
  await known();
  await eventually('live', () => app.engine.accounts()[0]?.status.state === 'live');
  await grant(aos, cores.id, PermissionLevel.APPEND);
  const changes = await eventually('what changed, by name', async () => {
    const [row] = await own(app);
    const personal = row?.personal;
    return personal?.is === 'permissions' && personal.changes[0]?.name && personal.changes;
  });
  expect(changes).toEqual([
    { id: cores.id, kind: 'collection', name: 'cores', from: null, to: 'append', created: false },
  ]);
  const notice = await eventually('the notice', async () => {
    const [first] = await app.engine.inboxPage(openInbox, 0, 9);
    return first?.notice.is === 'permission-granted' && first.notice.now !== null && first.notice;
  });
  expect(notice).toEqual({ is: 'permission-granted', resource: 'cores', now: 'append' });
  // Longer than a banner ever waits for what it says.
  await new Promise((resolve) => setTimeout(resolve, 4_000));
  expect(banners(app)).toMatchObject([
    { is: 'notification', notice: { is: 'permission-granted', resource: 'cores' } },
  ]);
});
