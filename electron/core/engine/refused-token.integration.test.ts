import { expect, onTestFinished, test } from 'vitest';
import { eventually, type Harness, signIn, startHarness } from '../testing/harness.ts';
import { refusal, type SmallAosMethods, smallAos } from '../testing/small-aos.ts';

const USER = '01JABCDEFGHJKMNPQRSTVWXYZ0';
const CONSUMER = '01JABCDEFGHJKMNPQRSTVWXYZ1';
const tokenOf = (n: number) => `h.${Buffer.from(JSON.stringify({ sub: USER, n })).toString('base64url')}.s`;

/** A server whose streams stay open whatever becomes of the token, as those of AOS do. */
const streams: NonNullable<SmallAosMethods['events']> = {
  createStreamConsumer: () => ({ streamConsumer: CONSUMER }),
  async *getEventMessageStream(_, { signal }) {
    for (;;) {
      yield {};
      await new Promise((resolve) => {
        setTimeout(resolve, 300);
        signal.addEventListener('abort', resolve);
      });
      if (signal.aborted) return;
    }
  },
  getEventMessageBatch: () => ({ messages: [] }),
  deleteStreamConsumer: () => ({}),
};

async function start(users: SmallAosMethods['users']) {
  const aos = await smallAos({
    users: users ?? {},
    events: streams,
    info: { getAnnouncements: () => ({ announcements: [] }) },
  });
  onTestFinished(() => aos[Symbol.asyncDispose]());
  const app = await startHarness();
  onTestFinished(() => app[Symbol.asyncDispose]());
  return { aos, app };
}

const viewOf = (app: Harness) => app.engine.accounts()[0];

test('a token that only the inbox finds refused asks for a sign-in, until there is another', async () => {
  let good = true;
  const { aos, app } = await start({
    getUser: () => ({ user: { id: USER, displayName: 'Ada', active: true } }),
    getPersonalNotifications(_, { requestHeader }) {
      const first = requestHeader.get('authorization') === `Bearer ${tokenOf(1)}`;
      if (!good && first) throw refusal('Unauthorized');
      return { notifications: [] };
    },
  });
  const account = await signIn(app.engine, aos.address, tokenOf(1));
  await eventually('live', () => viewOf(app)?.status.state === 'live');
  good = false;
  await eventually('sign-in needed', () => viewOf(app)?.status.state === 'sign-in-needed');
  expect(viewOf(app)?.status).toMatchObject({ problem: { kind: 'signed-out' } });
  // Their streams go on, but nothing of an account that has to sign in says that it is live.
  const states = viewOf(app)?.subscriptions.map(({ status }) => status.state) ?? [];
  expect(new Set(states)).toEqual(new Set(['sign-in-needed']));
  expect(await app.engine.renew(account, tokenOf(2), 'memory')).toEqual({ account });
  await eventually('live again', () => viewOf(app)?.status.state === 'live');
});

test('an account with a scoped token works as far as it is let, and says what it cannot do', async () => {
  const forbid = () => {
    throw refusal('Invalid permissions');
  };
  const { aos, app } = await start({ getUser: forbid, getPersonalNotifications: forbid });
  await signIn(app.engine, aos.address, tokenOf(1));
  await eventually('live', () => viewOf(app)?.status.state === 'live');
  expect(viewOf(app)).toMatchObject({ user: { id: USER }, limits: ['no-user', 'no-inbox', 'no-delete'] });
  expect(viewOf(app)?.subscriptions.map((s) => s.target.kind)).toEqual(['announcements']);
  // Five times the time between two polls: it was asked once, and is asked again in an hour.
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect(aos.calls.get('GetPersonalNotifications')).toBe(1);
  expect(viewOf(app)?.status.state).toBe('live');
});

test('with a full token in its place the account can do everything, and watches its own user', async () => {
  let scoped = true;
  const forbidden = () => {
    if (scoped) throw refusal('Invalid permissions');
  };
  const { aos, app } = await start({
    getUser() {
      forbidden();
      return { user: { id: USER, displayName: 'Ada', active: true } };
    },
    getPersonalNotifications() {
      forbidden();
      return { notifications: [] };
    },
  });
  const account = await signIn(app.engine, aos.address, tokenOf(1));
  await eventually('limits', () => viewOf(app)?.limits.length === 3);
  scoped = false;
  await app.engine.renew(account, tokenOf(2), 'memory');
  await eventually('no limits', () => viewOf(app)?.limits.length === 0);
  expect(viewOf(app)?.user).toEqual({ id: USER, name: 'Ada' });
  expect(viewOf(app)?.subscriptions.some((s) => s.target.kind === 'user')).toBe(true);
});
