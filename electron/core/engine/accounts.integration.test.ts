import { expect, onTestFinished, test } from 'vitest';
import { type AosOptions, type LocalAos, startAos } from '../../../devserver/server.ts';
import { eventually, type Harness, signIn, startHarness } from '../testing/harness.ts';
import { asked, ofResources } from '../testing/queries.ts';

async function server(options: AosOptions = {}): Promise<LocalAos> {
  const aos = await startAos({ heartbeatMs: 1_000, ackWaitMs: 2_000, seed: 1, ...options });
  onTestFinished(() => aos.stop());
  return aos;
}

async function engine(): Promise<Harness> {
  const app = await startHarness();
  onTestFinished(() => app[Symbol.asyncDispose]());
  return app;
}

async function watching(app: Harness, aos: LocalAos, token = aos.token): Promise<string> {
  const account = await signIn(app.engine, aos.address, token);
  const resourceId = aos.projects[0]?.id ?? '';
  const target = { kind: 'resource', resourceId, resourceKind: 'project', subresources: true } as const;
  await app.engine.watch(account, target, { from: 'now' });
  await eventually('live', () => stateOf(app, account) === 'live');
  return account;
}

const viewOf = (app: Harness, account: string) => app.engine.accounts().find((a) => a.id === account);
const stateOf = (app: Harness, account: string) => viewOf(app, account)?.status.state;
const countOf = async (app: Harness, account: string | null) =>
  (await app.engine.feedCount({ ...ofResources, account })).total;
const publish = (aos: LocalAos, count: number) =>
  aos.control.publish({ resource: aos.projects[0]?.id, action: 'updated', count });

/** The token ends, as one does whose time is over, and the server notices at the next opening of the stream. */
async function endToken(aos: LocalAos, token: string): Promise<void> {
  aos.control.expireToken({ token });
  await aos.restart({ downMs: 50 });
}

test('a token that is over is renewed in place without losing an event', async () => {
  const aos = await server();
  const app = await engine();
  const { token } = aos.control.mintToken({ expiresInS: 3_600 });
  const account = await watching(app, aos, token);
  expect(viewOf(app, account)?.tokenExpiresAt).toBeGreaterThan(Date.now());
  await publish(aos, 5);
  await eventually('five', async () => (await countOf(app, account)) === 5);
  await endToken(aos, token);
  await eventually('sign-in needed', () => stateOf(app, account) === 'sign-in-needed');
  await publish(aos, 20);
  const stranger = await app.engine.renew(account, aos.users[1]?.token ?? '', 'memory');
  expect(stranger).toMatchObject({ field: 'token', kind: 'rejected' });
  const again = await app.engine.renew(account, aos.control.mintToken({}).token, 'memory');
  expect(again).toEqual({ account });
  await eventually('all of it', async () => (await countOf(app, account)) === 25);
  expect(app.added().filter((row) => row.resourceId !== null)).toHaveLength(25);
  await eventually('live again', () => stateOf(app, account) === 'live');
});

test('two accounts on two servers live side by side: one paused, one renewed', async () => {
  const [here, there] = [await server(), await server({ seed: 2 })];
  const app = await engine();
  const one = await watching(app, here);
  const { token } = there.control.mintToken({});
  const two = await watching(app, there, token);
  expect(viewOf(app, one)?.colour).not.toBe(viewOf(app, two)?.colour);
  await publish(here, 3);
  await publish(there, 4);
  await eventually('a merged feed', async () => (await countOf(app, null)) === 7);
  const merged = await app.engine.feedPage(ofResources, 0, 10);
  expect(new Set(merged.map((row) => row.account))).toEqual(new Set([one, two]));
  expect(merged.map((row) => row.time)).toEqual(merged.map((row) => row.time).sort((a, b) => b - a));

  await app.engine.pauseAccount(one, true);
  await endToken(there, token);
  await publish(here, 2);
  await publish(there, 2);
  await eventually('sign-in needed', () => stateOf(app, two) === 'sign-in-needed');
  expect(stateOf(app, one)).toBe('paused');
  // Announcements have no stream that could fail, and still none of them arrives.
  const states = viewOf(app, two)?.subscriptions.map(({ status }) => status.state);
  expect(new Set(states)).toEqual(new Set(['sign-in-needed']));
  expect(await countOf(app, null)).toBe(7);
  expect(await app.engine.renew(two, there.token, 'memory')).toEqual({ account: two });
  await eventually('the renewed one', async () => (await countOf(app, two)) === 6);
  expect(await countOf(app, one)).toBe(3);
  await app.engine.pauseAccount(one, false);
  await eventually('the resumed one', async () => (await countOf(app, one)) === 5);

  const { left } = await app.engine.removeAccount(one, true);
  expect(app.engine.accounts().map((a) => a.id)).toEqual([two]);
  // Both streams were opened twice, and no event has ended their readers since: deleting those would stop the server.
  const { consumers, deletedWithReader } = await here.control.stats();
  expect([left, consumers.length, deletedWithReader]).toEqual([4, 4, 0]);
  expect(await countOf(app, null)).toBe(6);
});

test('an authority that one account trusts is remembered, and holds for its streams', async () => {
  const aos = await server({ tls: true });
  const app = await engine();
  for (const address of [aos.address, aos.webAddress]) {
    const refused = await app.engine.signIn(address, aos.token, 'memory');
    expect(refused).toMatchObject({ field: 'address', kind: 'tls', offer: 'certificate' });
  }
  const made = await app.engine.signIn(aos.webAddress, aos.token, 'memory', 'own', { ca: aos.certificate });
  const account = 'account' in made ? made.account : '';
  await eventually('live', () => stateOf(app, account) === 'live');
  expect(viewOf(app, account)).toMatchObject({ ownAuthority: true, protocol: 'grpc-web' });
  const again = await app.restart();
  onTestFinished(() => again[Symbol.asyncDispose]());
  await eventually('live after a restart', () => stateOf(again, account) === 'live');
});

test('a consumer left behind is taken over by its id, and read on from where it was', async () => {
  const aos = await server();
  const before = await engine();
  const account = await watching(before, aos);
  await publish(aos, 4);
  await eventually('four', async () => (await countOf(before, account)) === 4);
  const left = viewOf(before, account)?.subscriptions.find((s) => s.target.kind === 'resource')?.facts
    .consumer;
  await eventually('acked by its record', async () => {
    const { consumers } = await aos.control.stats();
    return consumers.find(({ id }) => id === left)?.acked === 4;
  });
  await before.engine.removeAccount(account, false);
  await publish(aos, 3);
  // The stream begins with the second in which it is made; the events are to be of another one.
  await new Promise((resolve) => setTimeout(resolve, 1_100));

  const app = await engine();
  const again = await signIn(app.engine, aos.address, aos.token);
  const resourceId = aos.projects[0]?.id ?? '';
  const target = { kind: 'resource', resourceId, resourceKind: 'project', subresources: true } as const;
  const take = (id: string) => app.engine.watch(again, target, { from: 'now' }, id);
  await expect(take('01HZX3N5E6B7C8D9F0G1H2J3K4')).rejects.toThrow(/consumer-unknown/);
  await expect(take('nonsense')).rejects.toThrow(/consumer-unknown/);
  await take(left ?? '');
  await eventually('what came meanwhile', async () => (await countOf(app, again)) === 3);
  const taken = viewOf(app, again)?.subscriptions.find((s) => s.target.kind === 'resource');
  expect(taken?.facts).toMatchObject({ consumer: left, takenOver: true });
  await expect(take(left ?? '')).rejects.toThrow(/already-watched/);
});

test('what is watched can be carried to another computer, without tokens', async () => {
  const aos = await server();
  const here = await engine();
  const account = await watching(here, aos);
  await here.engine.changeAccount(account, {
    label: 'Work',
    portal: 'portal.example.org/objects/x',
    colour: 3,
  });
  expect(viewOf(here, account)).toMatchObject({
    label: 'Work',
    portal: 'https://portal.example.org',
    colour: 3,
  });
  expect(here.engine.portalPage(account, 'R')).toBe('https://portal.example.org/objects/R');
  await expect(here.engine.changeAccount(account, { portal: 'http://a' })).rejects.toThrow(/portal-invalid/);
  const setup = await here.engine.exportSetup();
  expect(JSON.stringify(setup)).not.toContain(aos.token);

  const there = await engine();
  expect(await there.engine.importSetup(setup)).toMatchObject({ added: 0, missing: [{ label: 'Work' }] });
  const other = await signIn(there.engine, aos.address, aos.token);
  expect(await there.engine.importSetup(setup)).toMatchObject({
    added: 1,
    known: 0,
    missing: [],
    failed: [],
  });
  expect(await there.engine.importSetup(setup)).toMatchObject({ added: 0, known: 1 });
  expect(viewOf(there, other)?.portal).toBe('https://portal.example.org');
});

test('what is watched gets its name, though nothing happens there', async () => {
  const aos = await server();
  const app = await engine();
  const account = await watching(app, aos);
  await eventually('its name', () => {
    const { subscriptions = [] } = viewOf(app, account) ?? {};
    return subscriptions.some((s) => s.name === aos.projects[0]?.name);
  });
});

test('another certificate file is trusted in place: events go on where they stopped', async () => {
  const aos = await server({ tls: true });
  const app = await engine();
  const ca = aos.certificate ?? '';
  const made = await app.engine.signIn(aos.address, aos.token, 'memory', 'own', { ca });
  const account = 'account' in made ? made.account : '';
  const resourceId = aos.projects[0]?.id ?? '';
  const target = { kind: 'resource', resourceId, resourceKind: 'project', subresources: true } as const;
  await app.engine.watch(account, target, { from: 'now' });
  await eventually('live', () => stateOf(app, account) === 'live');
  await expect(app.engine.changeAccount(account, { ca: 'nonsense' })).rejects.toThrow(/not-a-certificate/);
  await app.engine.changeAccount(account, { ca: null });
  expect(viewOf(app, account)?.ownAuthority).toBe(false);
  await eventually('no longer trusted', () => stateOf(app, account) === 'reconnecting');
  expect(viewOf(app, account)?.status).toMatchObject({ problem: { kind: 'tls' } });
  await publish(aos, 3);
  await app.engine.changeAccount(account, { ca });
  await eventually('what came meanwhile', async () => (await countOf(app, account)) === 3);
  expect(viewOf(app, account)?.ownAuthority).toBe(true);
});

test('ten accounts are read together; an eleventh is refused with a sentence, until one is removed', async () => {
  const servers = await Promise.all([server(), server({ seed: 2 })]);
  const app = await engine();
  const people = servers.flatMap((aos) => aos.users.slice(0, 6).map(({ token }) => ({ aos, token })));
  expect(people).toHaveLength(12);
  const accounts: string[] = [];
  for (const { aos, token } of people.slice(0, 10)) {
    accounts.push(await signIn(app.engine, aos.address, token));
  }
  const [eleventh, twelfth] = people.slice(10);
  const more = (one: typeof eleventh) =>
    app.engine.signIn(one?.aos.address ?? '', one?.token ?? '', 'memory');
  await expect(more(eleventh)).rejects.toThrow(/too-many-accounts.*10/);
  expect(app.engine.accounts()).toHaveLength(10);
  await eventually('announcements of all', async () => {
    const rows = await app.engine.feedPage(asked('kind:announcement'), 0, 200);
    return new Set(rows.map((row) => row.account)).size === 10;
  });
  // Somebody who is signed in already may sign in again.
  expect(await more(people[0])).toEqual({ account: accounts[0] });
  await app.engine.removeAccount(accounts[0] ?? '', false);
  expect(await more(eleventh)).toMatchObject({ account: expect.any(String) });
  await expect(more(twelfth)).rejects.toThrow(/too-many-accounts.*10/);
});
