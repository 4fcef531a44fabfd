import { ConnectError } from '@connectrpc/connect';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PermissionLevel, ResourceVariant } from '../gen/aruna/api/storage/models/v2/models_pb.ts';
import { type LocalAos, startAos } from './server.ts';
import { type Clients, clientsOf, openStream, replyOf, watchProject } from './testing/clients.ts';
import { inner, outcome, UNKNOWN } from './testing/outcome.ts';

// The codes and texts of aruna_server 2.0.2, as they were observed on one.

let aos: LocalAos;
let clients: Clients;
let project: string;
let userId: string;

beforeAll(async () => {
  aos = await startAos({ seed: 3, ackWaitMs: 1_500 });
  clients = clientsOf(aos, 'grpc');
  project = aos.projects[0]?.id ?? '';
  userId = aos.users[0]?.id ?? '';
});
afterAll(() => aos.stop());

const streamOutcome = async (of: Clients, consumer: string) => {
  const stream = openStream(of, consumer);
  await stream.takeFor(300);
  stream.close();
  return outcome(stream.error === undefined ? Promise.resolve() : Promise.reject(stream.error));
};
const watching = (value: string, includeSubresources = true) => ({
  target: {
    case: 'resource' as const,
    value: { resourceId: value, resourceVariant: ResourceVariant.PROJECT },
  },
  includeSubresources,
});

test('a bad token and a missing permission differ only in the inner message', async () => {
  const revoked = aos.control.mintToken({});
  aos.control.expireToken({ token: revoked.id });
  const bad = [aos.control.mintToken({ expiresInS: -1 }).token, revoked.token, 'nonsense'];
  for (const token of bad) {
    const of = clientsOf(aos, 'grpc', token);
    expect(await outcome(of.users.getUser({}))).toBe('Unauthenticated Unauthorized');
    expect(await outcome(watchProject(of, project))).toBe(
      `Unauthenticated Permission denied : ${inner('Unauthorized')}`,
    );
    expect(await outcome(of.users.getPersonalNotifications({}))).toBe(
      `Unauthenticated Unauthorized : ${inner('Unauthorized')}`,
    );
  }
  const stranger = clientsOf(aos, 'grpc', aos.users[4]?.token);
  expect(await outcome(watchProject(stranger, project))).toBe(
    `Unauthenticated Permission denied : ${inner('Invalid permissions')}`,
  );
  const grant = { resourceId: project, userId, permissionLevel: PermissionLevel.READ };
  expect(await outcome(stranger.authorization.createAuthorization(grant))).toBe(
    `Unauthenticated Unauthorized : ${inner('Invalid permissions')}`,
  );
  expect(await outcome(stranger.users.getUser({ userId }))).toBe('Unauthenticated Invalid permissions');
});

test('without a token the header is to blame', async () => {
  const nobody = clientsOf(aos, 'grpc', '');
  expect(await outcome(nobody.users.getUser({}))).toBe(
    'Unauthenticated Token authentication error : Metadata token not found',
  );
  expect(await outcome(watchProject(nobody, project))).toBe(
    'Unauthenticated Token extraction failed : Metadata token not found',
  );
  expect(await outcome(clientsOf(aos, 'grpc', 'two words').users.getUser({}))).toBe(
    'Unauthenticated Token authentication error : Authorization flow error',
  );
});

test('an inactive user learns who they are, and nothing else', async () => {
  const { id = '', token } = aos.users[5] ?? {};
  aos.control.setActive({ user: id, active: false });
  const inactive = clientsOf(aos, 'grpc', token);
  expect((await inactive.users.getUser({})).user).toMatchObject({ id, active: false });
  expect(await outcome(inactive.users.getPersonalNotifications({}))).toContain('"Invalid permissions"');
  expect(await outcome(inactive.events.acknowledgeMessageBatch({ replies: [] }))).toContain(
    '"Invalid permissions"',
  );
  aos.control.setActive({ user: id, active: true });
  expect(await outcome(inactive.users.getPersonalNotifications({}))).toBe('OK');
});

test('a scoped token watches, streams and acknowledges, and does nothing personal', async () => {
  const { token } = aos.control.mintToken({ scope: { resource: project } });
  const scoped = clientsOf(aos, 'grpc', token);
  const consumer = await watchProject(scoped, project);
  const stream = openStream(scoped, consumer);
  await aos.control.publish({ resource: project });
  const [event] = await stream.take(1);
  expect(await outcome(scoped.events.acknowledgeMessageBatch({ replies: [replyOf(event)] }))).toBe('OK');
  stream.close();
  expect(await outcome(scoped.users.getUser({}))).toBe('Unauthenticated Invalid permissions');
  for (const call of [
    scoped.users.getPersonalNotifications({}),
    scoped.events.deleteStreamConsumer({ streamConsumer: consumer }),
    scoped.events.getEventMessageBatch({ streamConsumer: consumer, batchSize: 1 }),
    watchProject(scoped, aos.projects[1]?.id ?? ''),
  ]) {
    expect(await outcome(call)).toContain('"Invalid permissions"');
  }
});

test('a consumer that is unknown, gone from the log, or out of reach', async () => {
  const batch = (streamConsumer: string) =>
    outcome(clients.events.getEventMessageBatch({ streamConsumer, batchSize: 1 }));
  expect(await streamOutcome(clients, UNKNOWN)).toBe('InvalidArgument Stream consumer does not exist.');
  expect(await batch(UNKNOWN)).toBe(`InvalidArgument Consumer with id ${UNKNOWN} does not exist`);
  expect(await outcome(clients.events.deleteStreamConsumer({ streamConsumer: UNKNOWN }))).toBe(
    'InvalidArgument Stream consumer does not exist',
  );
  expect(await batch('x')).toBe('InvalidArgument Invalid consumer id format : invalid length');

  const consumer = await watchProject(clients, project);
  aos.control.setLog({ up: false });
  const started = performance.now();
  expect(await batch(consumer)).toBe('Internal Stream consumer message fetch failed : timed out');
  expect(performance.now() - started).toBeGreaterThan(900);
  const stream = openStream(clients, consumer);
  await expect.poll(() => stream.error, { timeout: 3_000 }).toBeDefined();
  expect(ConnectError.from(stream.error).rawMessage).toBe('Fetching consumer failed : timed out');
  aos.control.setLog({ up: true });

  await aos.control.deleteConsumer({ consumer, mode: 'log' });
  const gone = 'nats: JetStream error: 404 (code consumer not found, error code 10014)';
  expect(await streamOutcome(clients, consumer)).toBe(`Internal Fetching consumer failed : ${gone}`);
  expect(await batch(consumer)).toBe(`Internal Stream consumer message fetch failed : ${gone}`);
});

test('targets and starts that are refused, and odd ones that are taken', async () => {
  const make = (request: Parameters<Clients['events']['createStreamConsumer']>[0]) =>
    outcome(clients.events.createStreamConsumer(request));
  const from = (seconds: bigint) =>
    make({
      ...watching(project),
      streamType: { case: 'streamFromDate', value: { timestamp: { seconds } } },
    });
  expect(await make({ target: { case: 'announcements', value: true } })).toBe(
    'Internal Consumer creation failed : JetStream error: 400 (code consumer filter subject is not a valid subset of the interest subjects, error code 10093)',
  );
  expect(
    await make({
      ...watching(project),
      streamType: { case: 'streamFromSequence', value: { sequence: 0n } },
    }),
  ).toMatch(/^Internal Consumer creation failed : .*10094\)$/);
  expect(await make({ ...watching(project), streamType: { case: 'streamFromDate', value: {} } })).toMatch(
    /^InvalidArgument /,
  );
  const unspecified = { resourceId: project, resourceVariant: ResourceVariant.UNSPECIFIED };
  expect(await make({ target: { case: 'resource', value: unspecified } })).toBe('InvalidArgument ');
  expect(await make({ target: { case: 'all', value: true } })).toContain('"Invalid permissions"');
  for (const seconds of [0n, -5n, 99_999_999_999n]) expect(await from(seconds)).toBe('OK');
  const wrongVariant = { resourceId: project, resourceVariant: ResourceVariant.DATASET };
  expect(await make({ target: { case: 'resource', value: wrongVariant } })).toBe('OK');
});

test('whoever has the permission streams a consumer; its creator or an administrator deletes it', async () => {
  const consumer = await watchProject(clients, project);
  const reader = clientsOf(aos, 'grpc', aos.users[1]?.token);
  expect(await streamOutcome(reader, consumer)).toBe('OK');
  expect(await streamOutcome(clientsOf(aos, 'grpc', aos.users[4]?.token), consumer)).toBe(
    `Unauthenticated Nope. : ${inner('Invalid permissions')}`,
  );
  expect(await outcome(reader.events.deleteStreamConsumer({ streamConsumer: consumer }))).toBe(
    `Unauthenticated Permission denied : ${inner('Invalid permissions')}`,
  );
});

test('an open stream outlives its permission; the next opening is refused', async () => {
  const user = aos.users[1]?.id ?? '';
  const reader = clientsOf(aos, 'grpc', aos.users[1]?.token);
  const consumer = await watchProject(reader, project);
  const stream = openStream(reader, consumer);
  await stream.takeFor(100);
  await aos.control.setPermission({ user, resource: project, level: 'none', notify: true });
  const [sequence] = await aos.control.publish({ resource: project });
  expect(sequence).toBeDefined();
  expect(await stream.take(1)).toHaveLength(1);
  stream.close();
  expect(await streamOutcome(reader, consumer)).toContain('Nope. : ');
  const batch = reader.events.getEventMessageBatch({ streamConsumer: consumer, batchSize: 1 });
  expect(await outcome(batch)).toBe(`Unauthenticated Invalid permissions : ${inner('Invalid permissions')}`);
  await aos.control.setPermission({ user, resource: project, level: 'read' });
});

test('one bad HMAC and none of the batch is acknowledged', async () => {
  const consumer = await watchProject(clients, project);
  await aos.control.publish({ resource: project, count: 2 });
  const { messages } = await clients.events.getEventMessageBatch({
    streamConsumer: consumer,
    batchSize: 100,
  });
  const replies = messages.map(replyOf);
  const last = replies.at(-1);
  if (last !== undefined) last.hmac = 'bm8=';
  expect(await outcome(clients.events.acknowledgeMessageBatch({ replies }))).toBe(
    'Aborted Message hmac signature did not match original signature',
  );
  const { consumers } = await aos.control.stats();
  expect(consumers.find(({ id }) => id === consumer)?.acked).toBe(0);
});

test('failed calls are counted by method', async () => {
  const before = (await aos.control.stats()).callsByMethod.GetUser;
  await outcome(clientsOf(aos, 'grpc', '').users.getUser({}));
  await clients.users.getUser({});
  await streamOutcome(clients, UNKNOWN);
  const { callsByMethod } = await aos.control.stats();
  expect(callsByMethod.GetUser).toEqual({
    calls: (before?.calls ?? 0) + 2,
    failed: (before?.failed ?? 0) + 1,
  });
  expect(callsByMethod.GetEventMessageStream?.failed).toBeGreaterThan(0);
});
