import { expect, onTestFinished, test } from 'vitest';
import { refusal, type SmallAosMethods, smallAos } from '../testing/small-aos.ts';
import { probe } from './probe.ts';

const USER = '01JABCDEFGHJKMNPQRSTVWXYZ0';
const tokenOf = (claims: unknown) => `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`;

async function signIn(users: SmallAosMethods['users'] = {}, token = tokenOf({ sub: USER })) {
  const aos = await smallAos({ users });
  onTestFinished(() => aos[Symbol.asyncDispose]());
  return probe(aos.address, token, {
    fetch: globalThis.fetch,
    proxy: async () => null,
    ca: null,
    plaintext: false,
    now: Date.now(),
    deadline: 8_000,
  });
}

test('an account that is not activated is told so, with whom to ask', async () => {
  const found = await signIn({ getUser: () => ({ user: { id: USER, displayName: 'Ada', active: false } }) });
  expect(found).toMatchObject({
    field: 'token',
    kind: 'forbidden',
    code: 'account-inactive',
    args: { server: expect.stringMatching(/^127\.0\.0\.1:\d+$/) },
  });
});

test.each([{ user: { id: '' } }, {}])('somebody the server does not know is told so: %o', async (answer) => {
  expect(await signIn({ getUser: () => answer })).toMatchObject({
    field: 'token',
    kind: 'forbidden',
    code: 'person-unknown',
  });
});

test('an active user has no limits', async () => {
  const found = await signIn({ getUser: () => ({ user: { id: USER, displayName: 'Ada', active: true } }) });
  expect(found).toMatchObject({ user: { id: USER, name: 'Ada' }, limits: [] });
});

test('a token that is scoped signs in as the user written in it, and its limits are known', async () => {
  const getUser = () => {
    throw refusal('Invalid permissions');
  };
  expect(await signIn({ getUser })).toMatchObject({
    user: { id: USER },
    limits: ['no-user', 'no-inbox', 'no-delete'],
  });
  // Without an id of AOS in it nothing says whose it is.
  expect(await signIn({ getUser }, tokenOf({ sub: 'ada@example.org' }))).toMatchObject({ field: 'token' });
});

test('a token the server does not take is not taken for a scoped one', async () => {
  const found = await signIn({
    getUser: () => {
      throw refusal('Unauthorized', 'Nope.');
    },
  });
  expect(found).toMatchObject({ field: 'token', kind: 'signed-out' });
});
