import { expect, test } from 'vitest';
import { fakeClock, settle } from '../../testing/fake-clock.ts';
import { createCredential } from './credential.ts';
import type { Tokens } from './tokens.ts';

const issuer = 'https://login.example.org';
const HOUR = 3_600_000;

/** A provider whose answers to a renewal are given one after another; the last one stays. */
function setUp(answers: (() => Response)[], kept: (tokens: Tokens) => Promise<void> = async () => {}) {
  const clock = fakeClock();
  const token = (n: number, life = HOUR) => {
    const iat = Math.floor(clock.now() / 1000);
    return `h.${Buffer.from(JSON.stringify({ n, iat, exp: iat + life / 1000 })).toString('base64url')}.s`;
  };
  const used: string[] = [];
  const fetch: typeof globalThis.fetch = async (url, init) => {
    if (String(url).endsWith('configuration')) {
      return Response.json({ issuer, token_endpoint: `${issuer}/token` });
    }
    used.push(new URLSearchParams(String(init?.body)).get('refresh_token') ?? '');
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    return (
      answer?.() ?? Response.json({ access_token: token(used.length), refresh_token: `r${used.length}` })
    );
  };
  const first = token(0);
  const credential = createCredential({
    tokens: { token: first, refresh: 'r0' },
    server: 'aos.example.org',
    institution: { issuer, clientId: 'app' },
    fetch,
    clock,
    random: () => 0,
    keep: kept,
    renewed: () => {},
    changed: () => {},
  });
  return { clock, credential, used, first };
}

const down = () => new Response(null, { status: 503 });
const refused = () => Response.json({ error: 'invalid_grant' }, { status: 400 });

test('a token is renewed a minute ahead, each time with the newest refresh token', async () => {
  const { clock, credential, used, first } = setUp([]);
  await clock.advance(HOUR - 61_000);
  expect(used).toEqual([]);
  expect(credential.token()).toBe(first);
  await clock.advance(2_000);
  expect(used).toEqual(['r0']);
  expect(credential.token()).not.toBe(first);
  await clock.advance(HOUR);
  expect(used).toEqual(['r0', 'r1']);
  expect(credential.endsAt()).toBeNull();
  await credential.stop();
  expect(clock.timers).toBe(0);
});

test('after a sleep a call waits for the new token instead of going out with the old one', async () => {
  const { clock, credential, first } = setUp([]);
  clock.shift(2 * HOUR);
  const waiting = credential.token();
  expect(waiting).toBeInstanceOf(Promise);
  expect(await waiting).not.toBe(first);
});

test('a provider that is away is no trouble before the token is over, and is asked again', async () => {
  const { clock, credential, used } = setUp([down]);
  await clock.advance(HOUR - 59_000);
  expect(used.length).toBeGreaterThan(0);
  expect(credential.status()).toBeNull();
  await clock.advance(60_000);
  expect(credential.status()).toMatchObject({ state: 'reconnecting' });
  const before = used.length;
  credential.woke();
  await settle();
  expect(used).toHaveLength(before + 1);
});

test('a renewal that is refused needs the person, and is not asked for again', async () => {
  const { clock, credential, used } = setUp([refused]);
  await clock.advance(HOUR);
  expect(credential.status()).toMatchObject({ state: 'sign-in-needed' });
  await clock.advance(HOUR);
  credential.refused(await credential.token());
  await settle();
  expect(used).toEqual(['r0']);
});

test('a token the server refuses is renewed at once, but not over and over', async () => {
  const { clock, credential, used } = setUp([]);
  for (let i = 0; i < 5; i++) {
    credential.refused(await credential.token());
    await settle();
  }
  expect(used).toEqual(['r0']);
  await clock.advance(60_000);
  credential.refused(await credential.token());
  await settle();
  expect(used).toEqual(['r0', 'r1']);
});

test('a renewal that is under way at the end is kept for the next start', async () => {
  const saved: string[] = [];
  const { credential } = setUp([], async ({ refresh }) => void saved.push(refresh ?? ''));
  credential.refused(await credential.token());
  await credential.stop();
  expect(saved).toEqual(['r1']);
});

test('new tokens that cannot be kept are tried again until they are', async () => {
  const saved: string[] = [];
  let full = true;
  const { clock, credential } = setUp([], async ({ refresh }) => {
    if (full) throw new Error('the disk is full');
    saved.push(refresh ?? '');
  });
  credential.refused(await credential.token());
  await clock.advance(5_000);
  expect(saved).toEqual([]);
  full = false;
  await clock.advance(60_000);
  expect(saved).toEqual(['r1']);
});

test('while a refused token is renewed nobody is bothered; one that is refused again needs the person', async () => {
  const { credential, used } = setUp([]);
  credential.refused(await credential.token());
  expect(credential.status()).toBeNull();
  await settle();
  expect(credential.status()).toBeNull();
  credential.refused(await credential.token());
  expect(credential.status()).toMatchObject({ state: 'sign-in-needed', problem: { kind: 'signed-out' } });
  expect(used).toEqual(['r0']);
});

test('a refused token whose provider is away says so, although it is not over', async () => {
  const { credential } = setUp([down]);
  credential.refused(await credential.token());
  await settle();
  expect(credential.status()).toMatchObject({ state: 'reconnecting' });
});

test('a pasted token that is refused needs the person until there is another one, or it is taken after all', () => {
  let changed = 0;
  const credential = createCredential({
    tokens: { token: 'one', refresh: null },
    server: 'aos.example.org',
    institution: null,
    fetch: globalThis.fetch,
    clock: fakeClock(),
    random: () => 0,
    keep: async () => {},
    renewed: () => {},
    changed: () => changed++,
  });
  credential.refused('older');
  expect(credential.status()).toBeNull();
  credential.refused('one');
  expect(credential.status()).toMatchObject({
    state: 'sign-in-needed',
    problem: { code: 'token-refused', args: { server: 'aos.example.org' } },
  });
  expect(changed).toBe(1);
  credential.accepted('older');
  expect(credential.status()).not.toBeNull();
  credential.accepted('one');
  expect(credential.status()).toBeNull();
  credential.refused('one');
  credential.replace({ token: 'two', refresh: null }, null);
  credential.refused('one');
  expect(credential.status()).toBeNull();
});
