import { Code, ConnectError } from '@connectrpc/connect';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PermissionLevel, ResourceVariant } from '../gen/aruna/api/storage/models/v2/models_pb.ts';
import { PersonalNotificationVariant } from '../gen/aruna/api/storage/services/v2/user_service_pb.ts';
import { type LocalAos, startAos } from './server.ts';
import { type Clients, clientsOf, openStream, type Protocol, watchProject } from './testing/clients.ts';
import { ulidTime } from './util/ulid.ts';

const PROTOCOLS: Protocol[] = ['grpc', 'grpc-web', 'connect'];
const UNKNOWN = '01K424MH006HFG58EF50503WZZ';

async function failureOf(call: Promise<unknown>): Promise<ConnectError> {
  return call.then(
    () => {
      throw new Error('the call succeeded');
    },
    (reason: unknown) => ConnectError.from(reason),
  );
}

describe.each(PROTOCOLS)('the services over %s', (protocol) => {
  let aos: LocalAos;
  let clients: Clients;
  let project: string;

  beforeAll(async () => {
    aos = await startAos({ seed: 3, notifications: 5, repaired: 'all' });
    clients = clientsOf(aos, protocol);
    project = aos.projects[0]?.id ?? '';
  });
  afterAll(() => aos.stop());

  test('an empty id asks who the token belongs to, and what it may', async () => {
    const { user } = await clients.users.getUser({});
    expect(user).toMatchObject({ id: aos.users[0]?.id, displayName: 'Lena Hoffmann' });
    const permissions = user?.attributes?.personalPermissions ?? [];
    expect(permissions.find(({ resourceId }) => resourceId.value === project)?.permissionLevel).toBe(
      PermissionLevel.ADMIN,
    );
    expect(user?.attributes?.tokens).toHaveLength(1);
  });

  test('a missing, malformed, expired or ended token is UNAUTHENTICATED', async () => {
    const expired = aos.control.mintToken({ expiresInS: -1 }).token;
    const ended = aos.control.mintToken({}).token;
    expect(aos.control.expireToken({ token: ended })).toBe(1);
    for (const token of ['', 'nonsense', expired, ended]) {
      const failure = await failureOf(clientsOf(aos, protocol, token).users.getUser({}));
      expect(failure.code).toBe(Code.Unauthenticated);
      expect(failure.rawMessage).toBe('Unauthorized');
    }
  });

  test('a missing permission is UNAUTHENTICATED too', async () => {
    const reader = clientsOf(aos, protocol, aos.users[1]?.token);
    const other = aos.projects[3]?.id ?? '';
    const level = PermissionLevel.READ;
    const calls = [
      reader.search.getResource({ resourceId: other }),
      watchProject(reader, other),
      reader.users.getUser({ userId: aos.users[0]?.id ?? '' }),
      reader.events.createStreamConsumer({ target: { case: 'user', value: aos.users[0]?.id ?? '' } }),
      reader.events.createStreamConsumer({ target: { case: 'all', value: true } }),
      reader.authorization.createAuthorization({
        resourceId: project,
        userId: UNKNOWN,
        permissionLevel: level,
      }),
    ];
    for (const call of calls) expect((await failureOf(call)).code).toBe(Code.Unauthenticated);
  });

  test('a consumer is read and deleted by its creator alone', async () => {
    const consumer = await watchProject(clients, project);
    const reader = clientsOf(aos, protocol, aos.users[1]?.token);
    const failure = await failureOf(reader.events.deleteStreamConsumer({ streamConsumer: consumer }));
    expect(failure.code).toBe(Code.Unauthenticated);
    await clients.events.deleteStreamConsumer({ streamConsumer: consumer });
    const stream = openStream(clients, consumer);
    await stream.takeFor(300);
    expect(ConnectError.from(stream.error).code).toBe(Code.InvalidArgument);
    expect(ConnectError.from(stream.error).rawMessage).toBe('Stream consumer does not exist.');
  });

  test('malformed ids and targets are INVALID_ARGUMENT', async () => {
    const calls = [
      clients.search.getResource({ resourceId: 'soil' }),
      clients.users.getUser({ userId: 'me' }),
      clients.events.deleteStreamConsumer({ streamConsumer: 'x' }),
      clients.events.createStreamConsumer({}),
      clients.search.searchResources({ limit: 0n }),
      clients.search.searchResources({ limit: 101n }),
      clients.search.searchResources({ limit: 1n, filter: 'colour ~ red' }),
    ];
    for (const call of calls) expect((await failureOf(call)).code).toBe(Code.InvalidArgument);
  });

  test('version and status are UNIMPLEMENTED, announcements come in pages', async () => {
    expect((await failureOf(clients.info.getStorageVersion({}))).code).toBe(Code.Unimplemented);
    expect((await failureOf(clients.info.getStorageStatus({}))).code).toBe(Code.Unimplemented);
    const id = await aos.control.announce({ title: 'Maintenance on Saturday' });
    const all = (await clients.info.getAnnouncements({})).announcements;
    expect(all.at(-1)).toMatchObject({ announcementId: id, title: 'Maintenance on Saturday' });
    const startAfter = all[0]?.announcementId ?? '';
    const page = await clients.info.getAnnouncements({ page: { startAfter, pageSize: 1n } });
    expect(page.announcements).toEqual(all.slice(1, 2));
    expect((await clients.info.getAnnouncement({ announcementId: id })).announcement?.announcementId).toBe(
      id,
    );
  });

  test('GetResources is all or nothing; relations name the parent', async () => {
    const object = aos.control
      .resources()
      .find(({ level, parents }) => level === 'object' && parents.length === 1);
    const ids = [project, object?.id ?? ''];
    const { resources } = await clients.search.getResources({ resourceIds: ids });
    expect(resources.map(({ resource }) => resource?.resource.value?.id)).toEqual(ids);
    const [relation] = resources[1]?.resource?.resource.value?.relations ?? [];
    expect(relation?.relation.value?.resourceId).toBe(object?.parents[0]);
    const failure = await failureOf(clients.search.getResources({ resourceIds: [project, UNKNOWN] }));
    expect(failure.code).toBe(Code.NotFound);
  });

  test('a deleted resource is not found any more', async () => {
    const made = await aos.control.createResource({ level: 'object', name: 'gone.txt', parents: [project] });
    await aos.control.publish({ resource: made.id, action: 'deleted' });
    expect((await failureOf(clients.search.getResource({ resourceId: made.id }))).code).toBe(Code.NotFound);
  });

  test('the search needs no login and redacts what is private', async () => {
    const nobody = clientsOf(aos, protocol, '');
    const found = await nobody.search.searchResources({
      query: 'soil',
      limit: 5n,
      filter: 'object_type = project',
    });
    expect(found.resources[0]?.resource.value).toMatchObject({ name: 'soil-2026', description: '' });
  });

  test('personal notifications: all open ones, deleted by id, repeats ignored, an empty list refused', async () => {
    const { notifications } = await clients.users.getPersonalNotifications({});
    expect(notifications.length).toBeGreaterThanOrEqual(5);
    const [first] = notifications;
    expect(first?.variant).toBe(PersonalNotificationVariant.ACCESS_REQUESTED);
    expect(first?.refs).toHaveLength(2);
    expect(Date.now() - ulidTime(first?.id ?? '')).toBeLessThan(3 * 86_400_000 + 60_000);
    const notificationIds = [first?.id ?? '', UNKNOWN];
    await clients.users.acknowledgePersonalNotifications({ notificationIds });
    await clients.users.acknowledgePersonalNotifications({ notificationIds });
    const { notifications: left } = await clients.users.getPersonalNotifications({});
    expect(left).toHaveLength(notifications.length - 1);
    expect((await aos.control.stats()).notifications.acknowledged).toContain(first?.id);
    expect((await failureOf(clients.users.acknowledgePersonalNotifications({}))).code).toBe(Code.Internal);
  });

  test('a grant gives the permission, an event to the affected user and a notification', async () => {
    const userId = aos.users[4]?.id ?? '';
    const theirs = clientsOf(aos, protocol, aos.users[4]?.token);
    const made = await theirs.events.createStreamConsumer({ target: { case: 'user', value: userId } });
    const stream = openStream(theirs, made.streamConsumer);
    const before = (await theirs.users.getPersonalNotifications({})).notifications.length;
    const grant = { resourceId: project, userId, permissionLevel: PermissionLevel.WRITE };
    expect(await clients.authorization.createAuthorization(grant)).toMatchObject(grant);
    const [event] = await stream.take(1);
    expect(event?.messageVariant).toMatchObject({ case: 'userEvent', value: { userId } });
    expect((await theirs.users.getPersonalNotifications({})).notifications).toHaveLength(before + 1);
    const { resource } = await theirs.search.getResource({ resourceId: project });
    expect(resource?.permission).toBe(PermissionLevel.WRITE);
    const less = { ...grant, permissionLevel: PermissionLevel.READ };
    const { userPermission } = await clients.authorization.updateAuthorization(less);
    expect(userPermission?.permissionLevel).toBe(PermissionLevel.READ);
    stream.close();
  });

  test('the control interface makes calls fail', async () => {
    aos.control.refuse({ rpc: 'GetUser', code: Code.Unavailable, skip: 1, count: 1 });
    await clients.users.getUser({});
    expect((await failureOf(clients.users.getUser({}))).code).toBe(Code.Unavailable);
    await clients.users.getUser({});
    expect((await aos.control.stats()).calls.GetUser).toBeGreaterThan(3);
  });

  test('the resource variant has to be one', async () => {
    const value = { resourceId: project, resourceVariant: ResourceVariant.UNSPECIFIED };
    const call = clients.events.createStreamConsumer({ target: { case: 'resource', value } });
    expect((await failureOf(call)).code).toBe(Code.InvalidArgument);
  });
});
