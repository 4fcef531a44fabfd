import { create } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import { expect, test } from 'vitest';
import { ResourceWithPermissionSchema } from '../../../gen/aruna/api/storage/services/v2/search_service_pb.ts';
import type { AosApi } from '../transport/api.ts';
import { fetchResources } from './fetch-resources.ts';

const id = (n: number) => `01JABCDEFGHJKMNPQRSTVWX${String(n).padStart(3, '0')}`;
const ids = (n: number) => Array.from({ length: n }, (_, i) => id(i + 1));

/** A server that answers lists as AOS does: one bad id, and the whole call fails. */
function server(bad: Record<string, ConnectError>) {
  const calls: string[][] = [];
  const search = {
    async getResources({ resourceIds }: { resourceIds: string[] }) {
      calls.push(resourceIds);
      const error = resourceIds.map((one) => bad[one]).find((one) => one !== undefined);
      if (error) throw error;
      const resources = resourceIds.map((value) =>
        create(ResourceWithPermissionSchema, {
          resource: { resource: { case: 'object', value: { id: value, name: value } } },
        }),
      );
      return { resources };
    },
  };
  const api = { search, server: 'aos' } as unknown as AosApi;
  return { calls, ask: (list: string[]) => fetchResources(api, list, new AbortController().signal) };
}

const unknown = new ConnectError('Object not found', Code.NotFound);
const confidential = new ConnectError('', Code.InvalidArgument);

test('a confidential and an unknown id cost themselves, not the others', async () => {
  const { ask, calls } = server({ [id(17)]: confidential, [id(80)]: unknown });
  const { found, unknown: missing, hidden } = await ask(ids(100));
  expect(found).toHaveLength(98);
  expect(missing).toEqual([id(80)]);
  expect(hidden).toEqual([id(17)]);
  // Halved, not asked for one by one.
  expect(calls.length).toBeLessThan(32);
  expect(new Set(calls.filter((call) => call.length === 1).flat()).size).toBeLessThan(9);
});

test('a malformed id is not sent: it would fail the others', async () => {
  const { ask, calls } = server({});
  const { found, unknown: missing } = await ask([id(1), 'A'.repeat(10_000), '']);
  expect(found).toHaveLength(1);
  expect(missing).toHaveLength(2);
  expect(calls).toEqual([[id(1)]]);
});

test.each([new ConnectError('away', Code.Unavailable), new ConnectError('Database error', Code.Internal)])(
  'a failure that is not about an id is thrown, after one call: %s',
  async (error) => {
    const { ask, calls } = server({ [id(1)]: error });
    await expect(ask(ids(100))).rejects.toBe(error);
    expect(calls).toHaveLength(1);
  },
);
