import { afterAll, beforeAll, expect, test } from 'vitest';
import { DataClass, PermissionLevel } from '../gen/aruna/api/storage/models/v2/models_pb.ts';
import { type LocalAos, startAos } from './server.ts';
import { type Clients, clientsOf } from './testing/clients.ts';
import { inner, outcome, UNKNOWN } from './testing/outcome.ts';

// What aruna_server 2.0.2 answers about people and resources, as it was observed on one.
let aos: LocalAos;
let clients: Clients;
let project: string;
let userId: string;

beforeAll(async () => {
  aos = await startAos({ seed: 3, notifications: 3 });
  clients = clientsOf(aos, 'grpc');
  project = aos.projects[0]?.id ?? '';
  userId = aos.users[0]?.id ?? '';
});
afterAll(() => aos.stop());

test('personal notifications: what the acknowledgement takes and refuses', async () => {
  const { notifications } = await clients.users.getPersonalNotifications({});
  const own = notifications[0]?.id ?? '';
  const settle = (notificationIds: string[]) =>
    outcome(clients.users.acknowledgePersonalNotifications({ notificationIds }));
  const failed = 'Internal Failed to acknowledge personal notifications : ';
  expect(await settle([own, 'x'])).toBe(
    `${failed}${inner('Invalid notification ids provided : invalid length', 'InvalidArgument')}`,
  );
  expect((await settle([])).startsWith(failed)).toBe(true);
  expect((await settle(Array.from({ length: 33_000 }, () => UNKNOWN))).startsWith(failed)).toBe(true);
  expect((await clients.users.getPersonalNotifications({})).notifications).toHaveLength(notifications.length);
  const stranger = clientsOf(aos, 'grpc', aos.users[4]?.token);
  const theirs = { notificationIds: [own, UNKNOWN] };
  expect(await outcome(stranger.users.acknowledgePersonalNotifications(theirs))).toBe('OK');
  expect((await clients.users.getPersonalNotifications({})).notifications).toHaveLength(
    notifications.length - 1,
  );
});

test('grants: repeated, with level NONE, to nobody, and changed without one', async () => {
  const { id = '', token, name } = aos.users[6] ?? {};
  const theirs = clientsOf(aos, 'grpc', token);
  const texts = async () =>
    (await theirs.users.getPersonalNotifications({})).notifications.map(({ message, refs }) => ({
      message,
      refs: refs.map(({ refValue }) => refValue),
    }));
  const grant = (permissionLevel: PermissionLevel, user = id) =>
    outcome(
      clients.authorization.createAuthorization({ resourceId: project, userId: user, permissionLevel }),
    );
  expect(await grant(PermissionLevel.WRITE)).toBe('OK');
  expect(await grant(PermissionLevel.NONE)).toBe('OK');
  const granted = { message: `Permission granted for soil-2026 (${project})`, refs: [project] };
  expect(await texts()).toEqual([granted, granted]);
  const update = { resourceId: project, userId: id, permissionLevel: PermissionLevel.READ };
  await aos.control.setPermission({ user: id, resource: project, level: 'none' });
  expect(await outcome(clients.authorization.updateAuthorization(update))).toBe('OK');
  expect(await texts()).toHaveLength(2);
  await aos.control.setPermission({ user: id, resource: project, level: 'none', notify: true });
  expect(await texts()).toContainEqual({
    message: `Permission revoked for soil-2026 (${project})`,
    refs: [project],
  });
  expect(await grant(PermissionLevel.READ, UNKNOWN)).toBe(
    'Internal Internal error : query returned an unexpected number of rows',
  );
  aos.control.notify({ user: userId, from: id, resource: project });
  const asked = (await clients.users.getPersonalNotifications({})).notifications.map(
    ({ message }) => message,
  );
  expect(asked).toContain(`${name} (${id}) requests access for PROJECT soil-2026 (${project})`);
});

test('the list call is all or nothing and knows no inherited permission', async () => {
  const object = aos.control.resources().find(({ level, parents }) => level === 'object' && parents[0]);
  const levels = async (resourceIds: string[], of = clients) =>
    (await of.search.getResources({ resourceIds })).resources.map(({ permission }) => permission);
  const ids = [project, object?.id ?? ''];
  expect(await levels(ids)).toEqual([PermissionLevel.ADMIN, PermissionLevel.NONE]);
  const { resource } = await clients.search.getResource({ resourceId: object?.id ?? '' });
  expect(resource?.permission).toBe(PermissionLevel.ADMIN);
  expect(await outcome(clients.search.getResources({ resourceIds: [project, UNKNOWN] }))).toBe(
    'NotFound Object not found',
  );
  const secret = await aos.control.createResource({
    level: 'project',
    name: 'secret',
    dataClass: DataClass.CONFIDENTIAL,
  });
  expect(await outcome(clients.search.getResources({ resourceIds: [project, secret.id] }))).toBe(
    'InvalidArgument Resource is not public',
  );
  const nobody = clientsOf(aos, 'grpc', '');
  const { resources } = await nobody.search.getResources({ resourceIds: [project] });
  expect(resources[0]).toMatchObject({
    permission: PermissionLevel.NONE,
    resource: { resource: { value: { name: 'soil-2026', createdBy: '' } } },
  });
  const expired = clientsOf(aos, 'grpc', aos.control.mintToken({ expiresInS: -1 }).token);
  expect(await levels([project], expired)).toEqual([PermissionLevel.NONE]);
});

test('a search that is down names its internal address; announcements need no login', async () => {
  const nobody = clientsOf(aos, 'grpc', '');
  const search = () => outcome(nobody.search.searchResources({ query: 'soil', limit: 5n }));
  expect(await search()).toBe('OK');
  aos.control.setSearch({ up: false });
  expect(await search()).toMatch(/^Internal Query search failed : .*http:\/\/.*internal/);
  aos.control.setSearch({ up: true });
  const newest = await aos.control.announce({ title: 'now' });
  const all = (await nobody.info.getAnnouncements({})).announcements;
  expect(all[0]?.announcementId).toBe(newest);
  const page = { startAfter: newest, pageSize: 1n };
  const { announcements } = await nobody.info.getAnnouncements({ page });
  expect(announcements.map(({ announcementId }) => announcementId)).toEqual([all[1]?.announcementId]);
  expect(await outcome(clients.info.getStorageVersion({}))).toBe('Unimplemented Nothing to see here!');
});
