import { Code, ConnectError } from '@connectrpc/connect';
import { expect, onTestFinished, test } from 'vitest';
import { PermissionLevel, Status } from '../../../gen/aruna/api/storage/models/v2/models_pb.ts';
import { refusal, type SmallAosMethods, smallAos } from '../testing/small-aos.ts';
import { connectApi } from '../transport/api.ts';
import { candidates } from './candidates.ts';

const SOIL = '01JABCDEFGHJKMNPQRSTVWXYZ1';
const LAKE = '01JABCDEFGHJKMNPQRSTVWXYZ2';
const GONE = '01JABCDEFGHJKMNPQRSTVWXYZ3';
const SECRET = '01JABCDEFGHJKMNPQRSTVWXYZ4';

const project = (id: string, name: string, status = Status.AVAILABLE) => ({
  // What a list answers for an inherited permission.
  permission: PermissionLevel.NONE,
  resource: { resource: { case: 'project' as const, value: { id, name, status } } },
});
const known = new Map([
  [SOIL, project(SOIL, 'soil-2026')],
  [LAKE, project(LAKE, 'lake-2026')],
  [GONE, project(GONE, 'old', Status.DELETED)],
]);
const grant = (id: string, permissionLevel: PermissionLevel) => ({
  resourceId: { case: 'projectId' as const, value: id },
  permissionLevel,
});
const searchFailed = () => {
  const said =
    'Query search failed : error sending request for url (http://10.1.2.3:7700/indexes/objects/search): connection closed before message completed';
  throw new ConnectError(said, Code.Internal);
};

async function ask(text: string, methods: SmallAosMethods = {}) {
  const aos = await smallAos({
    users: {
      getUser: () => ({
        user: {
          id: 'u',
          active: true,
          attributes: {
            personalPermissions: [
              grant(SOIL, PermissionLevel.APPEND),
              grant(SECRET, PermissionLevel.READ),
              grant(LAKE, PermissionLevel.ADMIN),
              grant(GONE, PermissionLevel.ADMIN),
            ],
          },
        },
      }),
      ...methods.users,
    },
    search: {
      getResources: ({ resourceIds }) => ({
        resources: resourceIds.map((id) => {
          const found = known.get(id);
          if (!found) throw new ConnectError('', Code.InvalidArgument);
          return found;
        }),
      }),
      searchResources: () => ({ resources: [project(LAKE, 'lake-2026').resource] }),
      ...methods.search,
    },
  });
  onTestFinished(() => aos[Symbol.asyncDispose]());
  const api = connectApi({
    endpoint: aos.address,
    protocol: 'grpc',
    token: () => 't',
    fetch: globalThis.fetch,
    callTimeout: 5_000,
  });
  onTestFinished(() => api.reset());
  return candidates(api, text, (id) => id === LAKE, new AbortController().signal);
}

test('what one was given a permission on, with that permission; nothing that is deleted or hidden', async () => {
  expect(await ask('')).toEqual({
    searchDown: false,
    found: [
      {
        resourceId: SOIL,
        kind: 'project',
        name: 'soil-2026',
        title: '',
        permission: 'append',
        watched: false,
      },
      { resourceId: LAKE, kind: 'project', name: 'lake-2026', title: '', permission: 'admin', watched: true },
    ],
  });
});

test('search finds more, without a permission that is not known', async () => {
  const { found, searchDown } = await ask('soil');
  expect(searchDown).toBe(false);
  expect(found.map((one) => [one.name, one.permission])).toEqual([
    ['soil-2026', 'append'],
    ['lake-2026', null],
  ]);
});

test('search down: what one has permissions on is listed all the same, and no address of the server leaves core', async () => {
  const search = { searchResources: searchFailed };
  const some = await ask('lake', { search });
  expect(some.searchDown).toBe(true);
  expect(some.found.map((one) => one.name)).toEqual(['lake-2026']);
  const all = await ask('nothing like it', { search });
  expect(all.found.map((one) => one.name)).toEqual(['soil-2026', 'lake-2026']);
  expect(JSON.stringify([some, all])).not.toContain('10.1.2.3');
});

test('a scoped token may not ask for its user: it can still search', async () => {
  const { found } = await ask('lake', {
    users: {
      getUser: () => {
        throw refusal('Invalid permissions');
      },
    },
  });
  expect(found.map((one) => one.name)).toEqual(['lake-2026']);
});

test('a refused token is a problem of its own, not a search that is down', async () => {
  const getUser = () => {
    throw refusal('Unauthorized');
  };
  await expect(
    ask('lake', { users: { getUser }, search: { searchResources: searchFailed } }),
  ).rejects.toMatchObject({
    kind: 'signed-out',
  });
});
