import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { EventVariant } from '../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { ResourceVariant, Status } from '../gen/aruna/api/storage/models/v2/models_pb.ts';
import { type LocalAos, startAos } from './server.ts';
import type { ResourceRecord } from './state/model.ts';
import { type Clients, clientsOf, replyOf } from './testing/clients.ts';

// What is told of what happens, as it was observed on aruna_server 2.0.2.
let aos: LocalAos;
let clients: Clients;
let project: ResourceRecord;
let collection: ResourceRecord;
let object: ResourceRecord;

beforeAll(async () => {
  aos = await startAos({ seed: 6 });
  clients = clientsOf(aos, 'grpc');
});
afterAll(() => aos.stop());
beforeEach(async () => {
  const make = (level: ResourceRecord['level'], parents: string[]) =>
    aos.control.createResource({ level, name: level, parents, silent: true });
  project = await make('project', []);
  await aos.control.setPermission({ resource: project.id, level: 'admin' });
  collection = await make('collection', [project.id]);
  object = await make('object', [collection.id]);
});

const watch = async (resourceId: string, resourceVariant: ResourceVariant, includeSubresources = true) => {
  const target = { case: 'resource' as const, value: { resourceId, resourceVariant } };
  const made = await clients.events.createStreamConsumer({ target, includeSubresources });
  return made.streamConsumer;
};
/** `level action` of what waits at a consumer, all of it acknowledged. */
const told = async (streamConsumer: string): Promise<string[]> => {
  const { messages } = await clients.events.getEventMessageBatch({ streamConsumer, batchSize: 1_000 });
  await clients.events.acknowledgeMessageBatch({ replies: messages.map(replyOf) });
  return messages.map(({ messageVariant: { value, case: kind } }) => {
    if (kind === 'resourceEvent') {
      const { resource, eventVariant } = value;
      return `${ResourceVariant[resource?.resourceVariant ?? 0]} ${EventVariant[eventVariant]}`;
    }
    return kind === 'userEvent' ? `USER ${EventVariant[value.eventVariant]}` : `${kind}`;
  });
};

const checksumsOf = async (streamConsumer: string) => {
  const { messages } = await clients.events.getEventMessageBatch({ streamConsumer, batchSize: 10 });
  return messages.map(({ messageVariant: { value, case: kind } }) =>
    kind === 'resourceEvent' ? value.resource?.checksum : undefined,
  );
};

test('every subject has full length, so without sub-resources nothing comes but of an object', async () => {
  const alone = [
    await watch(project.id, ResourceVariant.PROJECT, false),
    await watch(collection.id, ResourceVariant.COLLECTION, false),
    await watch(object.id, ResourceVariant.COLLECTION),
  ];
  const ofObject = [
    await watch(object.id, ResourceVariant.OBJECT, false),
    await watch(object.id, ResourceVariant.OBJECT, true),
  ];
  await aos.control.publish([{ resource: project.id }, { resource: collection.id }, { resource: object.id }]);
  for (const consumer of alone) expect(await told(consumer)).toEqual([]);
  for (const consumer of ofObject) expect(await told(consumer)).toEqual(['OBJECT UPDATED']);
  const everything = await watch(project.id, ResourceVariant.PROJECT);
  expect(await told(everything)).toEqual(['PROJECT UPDATED', 'COLLECTION UPDATED', 'OBJECT UPDATED']);
});

test('creating a child updates its parents, and an upload ends as an update', async () => {
  const consumer = await watch(project.id, ResourceVariant.PROJECT);
  const parents = [collection.id];
  const made = await aos.control.createResource({ level: 'object', name: 'reads', parents });
  await aos.control.happen({ resource: made.id, what: 'finished' });
  expect(await told(consumer)).toEqual(['COLLECTION UPDATED', 'OBJECT CREATED', 'OBJECT UPDATED']);
});

test('an object replaced in place is updated twice, as two events with one checksum', async () => {
  const streamConsumer = await watch(project.id, ResourceVariant.PROJECT);
  await aos.control.happen({ resource: object.id, what: 'replaced' });
  const checksums = await checksumsOf(streamConsumer);
  expect(checksums[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(checksums).toEqual([checksums[0], checksums[0]]);
});

test('each change has a checksum of its own, which all that is published of it share', async () => {
  const other = await aos.control.createResource({ level: 'project', name: 'other', silent: true });
  await aos.control.setPermission({ resource: other.id, level: 'admin' });
  const parents = [project.id, other.id];
  const shared = await aos.control.createResource({ level: 'object', name: 'shared', parents, silent: true });
  const consumers = [
    await watch(project.id, ResourceVariant.PROJECT),
    await watch(other.id, ResourceVariant.PROJECT),
  ];
  await aos.control.publish([{ resource: shared.id }, { resource: shared.id }]);
  const [here = [], there] = await Promise.all(consumers.map(checksumsOf));
  expect(new Set(here).size).toBe(2);
  expect(there).toEqual(here);
});

test('a snapshot is an update of what it was made of', async () => {
  const consumer = await watch(project.id, ResourceVariant.PROJECT);
  await aos.control.happen({ resource: collection.id, what: 'snapshot' });
  expect(await told(consumer)).toEqual(['COLLECTION UPDATED']);
});

test('a deleted child is told as an update of its parent, and is still found without a parent', async () => {
  const consumers = [
    await watch(project.id, ResourceVariant.PROJECT),
    await watch(object.id, ResourceVariant.OBJECT),
  ];
  await aos.control.deleteResource({ resource: object.id });
  expect(await told(consumers[0] ?? '')).toEqual(['COLLECTION UPDATED']);
  const { resources } = await clients.search.getResources({ resourceIds: [object.id] });
  const found = resources[0]?.resource?.resource.value;
  expect(found).toMatchObject({ id: object.id, status: Status.DELETED, relations: [] });
  expect(aos.control.resources().some(({ id }) => id === object.id)).toBe(false);
});

test('a project tells its own deletion and none of what lay in it', async () => {
  const consumer = await watch(project.id, ResourceVariant.PROJECT);
  await aos.control.deleteResource({ resource: project.id });
  expect(await told(consumer)).toEqual(['PROJECT DELETED']);
  await watch(project.id, ResourceVariant.PROJECT);
  const ids = [project.id, collection.id, object.id];
  const { resources } = await clients.search.getResources({ resourceIds: ids });
  expect(resources.map(({ resource }) => resource?.resource.value?.status)).toEqual([
    Status.DELETED,
    Status.DELETED,
    Status.DELETED,
  ]);
});

test('a new project and every grant tell oneself', async () => {
  const value = aos.users[0]?.id ?? '';
  const made = await clients.events.createStreamConsumer({ target: { case: 'user', value } });
  await aos.control.createResource({ level: 'project', name: 'mine' });
  await aos.control.setPermission({ resource: object.id, level: 'read', notify: true });
  aos.control.notify({ user: value });
  expect(await told(made.streamConsumer)).toEqual(['USER UPDATED', 'USER UPDATED']);
});

test('a resource in two hierarchies is published for each, and a batch settles the twin', async () => {
  const second = await aos.control.createResource({
    level: 'collection',
    name: 'second',
    parents: [project.id],
    silent: true,
  });
  const shared = await aos.control.createResource({
    level: 'dataset',
    name: 'shared',
    parents: [collection.id, second.id],
    silent: true,
  });
  const consumer = await watch(project.id, ResourceVariant.PROJECT);
  expect(await aos.control.publish({ resource: shared.id })).toHaveLength(2);
  expect(await told(consumer)).toEqual(['DATASET UPDATED']);
  const { consumers } = await aos.control.stats();
  expect(consumers.find(({ id }) => id === consumer)).toMatchObject({ acked: 2, outstanding: 0 });
});
