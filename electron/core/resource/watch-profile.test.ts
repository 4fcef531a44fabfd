import type { MessageInitShape } from '@bufbuild/protobuf';
import { Code, ConnectError, createClient, createRouterTransport } from '@connectrpc/connect';
import { expect, test } from 'vitest';
import { PermissionLevel, type UserSchema } from '../../../gen/aruna/api/storage/models/v2/models_pb.ts';
import { UserService } from '../../../gen/aruna/api/storage/services/v2/user_service_pb.ts';
import { createBell } from '../base/bell.ts';
import { defaultTiming } from '../base/timing.ts';
import { everything } from '../model/event.ts';
import { subjects } from '../model/subjects.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { incoming } from '../testing/messages.ts';
import { usedStore } from '../testing/used-store.ts';
import { createWatchProfile } from './watch-profile.ts';

const ME = '01JABCDEFGHJKMNPQRSTVWXYZ1';
const SOIL = '01JABCDEFGHJKMNPQRSTVWXYZ2';
const T = 1_780_000_000_000;

/** An account whose server answers over a router of its own, and a store. */
function setUp() {
  const { store, abort } = usedStore();
  const clock = fakeClock();
  let calls = 0;
  let answer: () => MessageInitShape<typeof UserSchema> = () => user({});
  const transport = createRouterTransport(({ service }) =>
    service(UserService, {
      getUser() {
        calls++;
        return { user: answer() };
      },
    }),
  );
  const learnt: number[] = [];
  const profile = createWatchProfile({
    api: { users: createClient(UserService, transport), server: 'aos' },
    store: store.remote,
    userId: ME,
    learnt: () => learnt.push(clock.monotonic()),
    clock,
    random: () => 0.99,
    timing: defaultTiming,
    wake: createBell(),
    signal: abort.signal,
  });
  let seq = 0n;
  return {
    store,
    clock,
    profile,
    learnt,
    calls: () => calls,
    answer(next: typeof answer) {
      answer = next;
    },
    /** An event about oneself arrives. */
    event(time = T) {
      const about = { subject: subjects.user.code, resourceId: null };
      store.writer.commit([incoming({ seq: ++seq, time: BigInt(time) * 1_000_000n, ...about })]);
      profile.kick();
    },
    /** The clock goes on, and what goes over the router arrives. */
    async pass(ms: number) {
      for (let n = 0; n < 10; n++) {
        await clock.advance(ms / 10);
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    },
    personal: () => store.reader.feedPage(everything, 0, 9).map((row) => row.personal),
  };
}

const user = (
  levels: Record<string, PermissionLevel>,
  displayName = 'Ada',
): MessageInitShape<typeof UserSchema> => ({
  id: ME,
  displayName,
  active: true,
  attributes: {
    personalPermissions: Object.entries(levels).map(([value, permissionLevel]) => ({
      resourceId: { case: 'projectId' as const, value },
      permissionLevel,
    })),
  },
});

test('what the server says is compared with what it said before, and names are looked up when shown', async () => {
  const { profile, pass, answer, event, personal, calls, store, learnt } = setUp();
  void profile.run();
  await pass(2_000);
  expect(calls()).toBe(1);
  answer(() => user({ [SOIL]: PermissionLevel.APPEND }));
  event();
  await pass(2_000);
  const change = { id: SOIL, kind: 'project', name: null, from: null, to: 'append', created: false };
  expect(personal()).toEqual([{ is: 'permissions', changes: [change] }]);
  expect(learnt).toHaveLength(2);
  // Its name is asked for, now that it can be.
  expect(store.writer.wantedResources(9)).toEqual([SOIL]);
  store.db.prepare("UPDATE resource SET name = 'soil-survey' WHERE id = ?").run(SOIL);
  expect(personal()).toEqual([{ is: 'permissions', changes: [{ ...change, name: 'soil-survey' }] }]);
  answer(() => user({}));
  event(T + 60_000);
  await pass(2_000);
  expect(personal()[0]).toMatchObject({ changes: [{ name: 'soil-survey', from: 'append', to: null }] });
});

test('events that come together cost one call, and a quiet account none', async () => {
  const { profile, pass, event, calls } = setUp();
  void profile.run();
  await pass(2_000);
  for (let n = 0; n < 20; n++) event(T + n);
  await pass(3_000);
  expect(calls()).toBe(2);
  await pass(3_600_000);
  expect(calls()).toBe(2);
});

test('a token that may not ask leaves them unexplained, and does not ask for every event', async () => {
  const { profile, pass, event, calls, personal, answer, learnt } = setUp();
  answer(() => {
    throw new ConnectError('no', Code.PermissionDenied);
  });
  event();
  void profile.run();
  await pass(2_000);
  expect(personal()).toEqual([{ is: 'unknown' }]);
  event(T + 1);
  await pass(2_000);
  expect(personal()).toEqual([{ is: 'unknown' }, { is: 'unknown' }]);
  expect(learnt).toHaveLength(2);
  expect(calls()).toBe(1);
  // Another token may be allowed to.
  answer(() => user({}));
  profile.signedIn();
  await pass(2_000);
  expect(calls()).toBe(2);
});

test('an answer that names somebody else, or nobody, explains nothing', async () => {
  const { profile, pass, event, personal, answer } = setUp();
  void profile.run();
  await pass(2_000);
  answer(() => ({ ...user({ [SOIL]: PermissionLevel.APPEND }), id: '' }));
  event();
  await pass(2_000);
  expect(personal()).toEqual([{ is: 'unknown' }]);
});

test('a server that is away is asked again, ever more rarely, and then all is explained', async () => {
  const { profile, pass, event, calls, personal, answer } = setUp();
  void profile.run();
  await pass(2_000);
  answer(() => {
    throw new ConnectError('away', Code.Unavailable);
  });
  event();
  for (let n = 0; n < 60; n++) await pass(10_000);
  expect(calls()).toBeLessThan(25);
  expect(personal()).toEqual([undefined]);
  answer(() => user({}, 'Ada Lovelace'));
  await pass(120_000);
  expect(personal()).toEqual([{ is: 'profile' }]);
});
