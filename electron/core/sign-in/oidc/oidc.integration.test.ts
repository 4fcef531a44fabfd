import { expect, onTestFinished, test } from 'vitest';
import { type LocalAos, startAos } from '../../../../devserver/server.ts';
import {
  type Institution,
  type InstitutionOptions,
  startInstitution,
} from '../../../../devserver/testing/institution.ts';
import { type Clock, systemClock } from '../../base/clock.ts';
import type { DevicePrompt, DeviceRequest } from '../../model/sign-in.ts';
import { eventually, type Harness, startHarness } from '../../testing/harness.ts';
import { asked } from '../../testing/queries.ts';

/** Waits pass so much faster than they say: what is asked every second is asked fifty times a second. */
const HASTE = 50;
const hasty: Clock = { ...systemClock, after: (ms, run) => systemClock.after(ms / HASTE, run) };

async function setUp(options: InstitutionOptions = {}, clock = hasty) {
  const institution = await startInstitution({ interval: 1 / HASTE, ...options });
  onTestFinished(() => institution[Symbol.asyncDispose]());
  const aos = await startAos({ heartbeatMs: 1_000, ackWaitMs: 2_000, seed: 1, issuer: institution.issuer });
  onTestFinished(() => aos.stop());
  const app = await startHarness({ engine: { clock } });
  onTestFinished(() => app[Symbol.asyncDispose]());
  return { institution, aos, app };
}

const personOf = (aos: LocalAos, n = 0) => aos.users[n]?.id ?? '';

/** Begins, and gives what the person has to approve. */
async function begin(app: Harness, { issuer, clientId }: Institution, more: Partial<DeviceRequest>) {
  const request: DeviceRequest = { issuer, clientId, keep: 'memory', ...more };
  const prompt = await app.engine.beginDevice(request);
  if ('field' in prompt) throw new Error(`${prompt.field}: ${prompt.code}`);
  return prompt;
}

async function approved(app: Harness, institution: Institution, prompt: DevicePrompt, person: string) {
  const finishing = app.engine.finishDevice(prompt.flow);
  await institution.approve(prompt.page, prompt.userCode, person);
  return finishing;
}

async function signedIn(app: Harness, institution: Institution, aos: LocalAos): Promise<string> {
  const prompt = await begin(app, institution, { address: aos.address });
  const result = await approved(app, institution, prompt, personOf(aos));
  if (result === null || 'field' in result) throw new Error(result?.code ?? 'cancelled');
  const resourceId = aos.projects[0]?.id ?? '';
  const target = { kind: 'resource', resourceId, resourceKind: 'project', subresources: true } as const;
  await app.engine.watch(result.account, target, { from: 'now' });
  await eventually('live', () => stateOf(app, result.account) === 'live');
  return result.account;
}

const viewOf = (app: Harness, account: string) => app.engine.accounts().find((a) => a.id === account);
const stateOf = (app: Harness, account: string) => viewOf(app, account)?.status.state;
const publish = (aos: LocalAos, count: number) =>
  aos.control.publish({ resource: aos.projects[0]?.id, action: 'updated', count });
const stored = async (app: Harness) => (await app.engine.feedCount(asked('kind:project'))).total;
const outcomes = ({ asked }: Institution, grant: string) =>
  asked.filter((one) => one.grant === grant).map((one) => one.outcome);

test('a code that is approved signs in, and events come', async () => {
  const { institution, aos, app } = await setUp();
  const account = await signedIn(app, institution, aos);
  const { issuer, clientId } = institution;
  expect(viewOf(app, account)).toMatchObject({
    user: { id: personOf(aos) },
    institution: { issuer, clientId },
    tokenExpiresAt: null,
  });
  await publish(aos, 3);
  await eventually('three events', async () => (await stored(app)) === 3);
  const told = outcomes(institution, 'device_code');
  expect(told.at(-1)).toBe('tokens');
});

test('a provider whose access tokens are opaque has its ID token sent', async () => {
  const { institution, aos, app } = await setUp({ opaque: true });
  const account = await signedIn(app, institution, aos);
  expect(viewOf(app, account)?.user.id).toBe(personOf(aos));
});

test('declined, run out, cancelled: each has its own sentence, and no account is made', async () => {
  const { institution, aos, app } = await setUp({ codeLife: 2 });
  const declined = await begin(app, institution, { address: aos.address });
  const refused = app.engine.finishDevice(declined.flow);
  await institution.deny(declined.page, declined.userCode);
  expect(await refused).toMatchObject({ field: 'issuer', code: 'sign-in-declined' });

  const late = await begin(app, institution, { address: aos.address });
  expect(await app.engine.finishDevice(late.flow)).toMatchObject({
    code: 'code-expired',
  });
  expect(outcomes(institution, 'device_code')).toContain('expired_token');

  const given = await begin(app, institution, { address: aos.address });
  const up = app.engine.finishDevice(given.flow);
  app.engine.cancelDevice(given.flow);
  expect(await up).toBeNull();
  expect(app.engine.devicePage(given.flow)).toBeNull();
  expect(app.engine.accounts()).toEqual([]);
});

test('asked to slow down, it asks more slowly, and gets there', async () => {
  // The provider allows a question every five times as long as the client believes at first.
  const { institution, aos, app } = await setUp(
    { interval: 5 / HASTE },
    {
      ...hasty,
      after: (ms, run) => systemClock.after(ms / HASTE / 5, run),
    },
  );
  const prompt = await begin(app, institution, { address: aos.address });
  const finishing = app.engine.finishDevice(prompt.flow);
  await eventually('slow_down', () => outcomes(institution, 'device_code').includes('slow_down'));
  await eventually('a patient question', () =>
    outcomes(institution, 'device_code').slice(-2).includes('authorization_pending'),
  );
  await institution.approve(prompt.page, prompt.userCode, personOf(aos));
  expect(await finishing).toMatchObject({ account: expect.any(String) });
});

test('what is wrong is said at the field it is about', async () => {
  const { institution, aos, app } = await setUp();
  const start = (more: Partial<DeviceRequest>) =>
    app.engine.beginDevice({ ...institution, keep: 'memory', address: aos.address, ...more });
  expect(await start({ clientId: 'nobody' })).toMatchObject({ field: 'client', kind: 'not-found' });
  expect(await start({ issuer: 'http://login.example.org' })).toMatchObject({
    field: 'issuer',
    kind: 'input',
  });
  expect(await start({ issuer: aos.webAddress })).toMatchObject({ field: 'issuer', kind: 'not-aos' });
  expect(await start({ issuer: 'http://127.0.0.1:9' })).toMatchObject({
    field: 'issuer',
    kind: 'unreachable',
  });
  expect(await start({ address: '127.0.0.1:9' })).toMatchObject({ field: 'address', kind: 'unreachable' });
  const noCodes = await startInstitution({ noCodes: true });
  onTestFinished(() => noCodes[Symbol.asyncDispose]());
  expect(await start({ issuer: noCodes.issuer })).toMatchObject({
    field: 'issuer',
    code: 'issuer-without-codes',
  });
  const stranger = await begin(app, institution, { address: aos.address });
  expect(await approved(app, institution, stranger, 'nobody')).toMatchObject({
    field: 'issuer',
    code: 'issuer-not-accepted',
  });
});

test('tokens are renewed ahead of their end, again and again, and after a restart, without losing an event', async () => {
  const { institution, aos, app } = await setUp({ tokenLife: 5 }, systemClock);
  const account = await signedIn(app, institution, aos);
  await publish(aos, 2);
  // Each renewal hands out a new refresh token; an old one used again would end the sign-in.
  await eventually('two renewals', () => outcomes(institution, 'refresh_token').length >= 2, 20_000);
  expect(stateOf(app, account)).toBe('live');
  await publish(aos, 2);
  await eventually('four events', async () => (await stored(app)) === 4);

  await app.stop();
  await publish(aos, 3);
  // Long enough for the token that was kept to be over.
  await new Promise((resolve) => setTimeout(resolve, 5_500));
  const again = await app.restart();
  onTestFinished(() => again[Symbol.asyncDispose]());
  await eventually('what came meanwhile', async () => (await stored(again)) === 7);
  await eventually('live', () => stateOf(again, account) === 'live');
  expect(new Set(outcomes(institution, 'refresh_token'))).toEqual(new Set(['tokens']));
});

test('while the provider is away the token counts to its end; then it says so and goes on by itself', async () => {
  const { institution, aos, app } = await setUp({ tokenLife: 5 }, systemClock);
  const account = await signedIn(app, institution, aos);
  institution.away = true;
  await eventually('reconnecting', () => stateOf(app, account) === 'reconnecting', 20_000);
  expect(viewOf(app, account)?.status).toMatchObject({
    problem: { code: 'issuer-unavailable' },
  });
  institution.away = false;
  await publish(aos, 2);
  await eventually('both', async () => (await stored(app)) === 2, 30_000);
  await eventually('live', () => stateOf(app, account) === 'live');
});

test('a renewal that is refused asks for a sign-in, which is done in place', async () => {
  const { institution, aos, app } = await setUp({ tokenLife: 5 }, systemClock);
  const account = await signedIn(app, institution, aos);
  institution.revoke();
  await eventually('sign-in needed', () => stateOf(app, account) === 'sign-in-needed', 20_000);
  expect(viewOf(app, account)?.status).toMatchObject({
    problem: { code: 'renewal-ended' },
  });
  await publish(aos, 4);
  const stranger = await begin(app, institution, { account });
  expect(await approved(app, institution, stranger, personOf(aos, 1))).toMatchObject({
    field: 'issuer',
    code: 'other-person',
  });
  const prompt = await begin(app, institution, { account });
  expect(await approved(app, institution, prompt, personOf(aos))).toEqual({ account });
  await eventually('all four', async () => (await stored(app)) === 4);
  await eventually('live', () => stateOf(app, account) === 'live');
});
