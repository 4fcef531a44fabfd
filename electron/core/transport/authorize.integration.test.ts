import type { HandlerContext } from '@connectrpc/connect';
import { expect, onTestFinished, test } from 'vitest';
import { refusal, smallAos } from '../testing/small-aos.ts';
import { connectApi } from './api.ts';

/** A server that takes tokens beginning with "good"; with one beginning "scoped" nobody may ask for a user. */
async function server() {
  let revoked = '';
  let hold: Promise<void> | undefined;
  function check({ requestHeader }: HandlerContext): string {
    const token = (requestHeader.get('authorization') ?? '').replace(/^Bearer /, '');
    if (token === revoked || !/^(good|scoped)/.test(token)) throw refusal('Unauthorized');
    return token;
  }
  const aos = await smallAos({
    users: {
      async getUser(_, context) {
        if (check(context).startsWith('scoped')) throw refusal('Invalid permissions');
        await hold;
        return { user: { id: 'u', active: true } };
      },
    },
    info: { getAnnouncements: () => ({ announcements: [] }) },
    events: {
      async *getEventMessageStream(_, context) {
        yield {};
        check(context);
      },
    },
  });
  onTestFinished(() => aos[Symbol.asyncDispose]());
  return {
    endpoint: aos.address,
    revoke: (token: string) => {
      revoked = token;
    },
    hold: (until: Promise<void>) => {
      hold = until;
    },
  };
}

async function client(first: string) {
  const aos = await server();
  let token = first;
  const said: string[] = [];
  const api = connectApi({
    endpoint: aos.endpoint,
    protocol: 'grpc',
    token: () => token,
    refused: (refused) => said.push(`refused ${refused}`),
    accepted: (taken) => said.push(`accepted ${taken}`),
    fetch: globalThis.fetch,
    callTimeout: 5_000,
  });
  onTestFinished(() => api.reset());
  const use = (other: string) => {
    token = other;
  };
  return { aos, api, said, use };
}

test('a bad token is noticed at any call, a unary one or a stream, with the token that was sent', async () => {
  const { api, said } = await client('expired');
  await expect(api.users.getUser({})).rejects.toThrow();
  expect(said).toEqual(['refused expired']);
  await expect(async () => {
    for await (const _ of api.events.getEventMessageStream({ streamConsumer: 'c' })) {
      // The first response comes before the refusal.
    }
  }).rejects.toThrow();
  expect(said).toEqual(['refused expired', 'refused expired']);
});

test('a missing permission is no refusal of the token; it proves that the token is taken', async () => {
  const { api, said, aos } = await client('scoped');
  await expect(api.users.getUser({})).rejects.toThrow();
  expect(said).toEqual([]);
  aos.revoke('scoped');
  await expect(api.users.getUser({})).rejects.toThrow();
  aos.revoke('');
  await expect(api.users.getUser({})).rejects.toThrow();
  expect(said).toEqual(['refused scoped', 'accepted scoped']);
});

test('what the server answers to anybody proves nothing, another call does', async () => {
  const { api, said, aos } = await client('good');
  aos.revoke('good');
  await expect(api.users.getUser({})).rejects.toThrow();
  await api.info.getAnnouncements({});
  expect(said).toEqual(['refused good']);
  aos.revoke('');
  await api.users.getUser({});
  await api.users.getUser({});
  expect(said).toEqual(['refused good', 'accepted good']);
});

test('a call that was let in before the refusal says nothing against it', async () => {
  const { api, said, aos, use } = await client('good');
  let go = () => {};
  aos.hold(
    new Promise((resolve) => {
      go = resolve;
    }),
  );
  const slow = api.users.getUser({});
  await new Promise((resolve) => setTimeout(resolve, 50));
  aos.revoke('good');
  await expect(api.users.getUser({})).rejects.toThrow();
  go();
  await slow;
  expect(said).toEqual(['refused good']);
  use('good too');
  await api.users.getUser({});
  expect(said).toEqual(['refused good']);
});
