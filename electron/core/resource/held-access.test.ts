import { create } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import { expect, test } from 'vitest';
import { PermissionLevel, UserSchema } from '../../../gen/aruna/api/storage/models/v2/models_pb.ts';
import type { AosApi } from '../transport/api.ts';
import { createHeldAccess } from './held-access.ts';

const minute = 60_000;

/** A server that answers when it is told to. */
function setUp() {
  let now = 0;
  const asked: string[] = [];
  const answers: (() => void)[] = [];
  let refusal: Code | null = null;
  const users = {
    getUser: ({ userId }: { userId: string }) =>
      new Promise((resolve, reject) => {
        asked.push(userId);
        const personalPermissions = [
          { resourceId: { case: 'projectId', value: 'P' } as const, permissionLevel: PermissionLevel.APPEND },
        ];
        const user = create(UserSchema, { id: userId, attributes: { personalPermissions } });
        answers.push(() => (refusal === null ? resolve({ user }) : reject(new ConnectError('no', refusal))));
      }),
  };
  const held = createHeldAccess({
    api: { users, server: 'aos' } as unknown as AosApi,
    clock: { monotonic: () => now },
    signal: new AbortController().signal,
  });
  const of = (userId: string, isOpened = false, place = 'P') =>
    held.of({ userId, places: ['R', place], isWhole: true }, isOpened);
  return {
    held,
    asked,
    of,
    pass: (ms: number) => {
      now += ms;
    },
    refuse: (code: Code | null) => {
      refusal = code;
    },
    /** Answers everything that was asked, and what is asked because of that. */
    async answer() {
      for (let n = 0; n < 20; n++) {
        for (const one of answers.splice(0)) one();
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}

test('one person is asked about once for all requests, and again when the answer is old or forgotten', async () => {
  const { held, asked, of, answer, pass } = setUp();
  const both = Promise.all([of('A'), of('A', false, 'Q')]);
  await answer();
  expect(await both).toEqual([
    { level: 'append', isWhole: true },
    { level: 'none', isWhole: true },
  ]);
  pass(4 * minute);
  expect(await of('A', true)).toMatchObject({ level: 'append' });
  expect(asked).toEqual(['A']);
  held.forget(['A', 'B']);
  void of('A');
  await answer();
  expect(asked).toEqual(['A', 'A']);
  pass(5 * minute);
  void of('A');
  expect(asked).toHaveLength(3);
});

test('three calls at most are made at the same time; a request that is opened does not wait for them', async () => {
  const { asked, of, answer } = setUp();
  const all = Promise.all(['A', 'B', 'C', 'D', 'E'].map((id) => of(id)));
  expect(asked).toEqual(['A', 'B', 'C']);
  void of('F', true);
  expect(asked).toEqual(['A', 'B', 'C', 'F']);
  await answer();
  expect((await all).every((one) => one?.level === 'append')).toBe(true);
  expect(asked).toEqual(['A', 'B', 'C', 'F', 'E', 'D']);
});

test('a server that refuses is left alone until there is another token; one that failed, for half a minute', async () => {
  const { held, asked, of, answer, pass, refuse } = setUp();
  refuse(Code.PermissionDenied);
  const all = Promise.all(['A', 'B', 'C', 'D'].map((id) => of(id)));
  await answer();
  expect(await all).toEqual([null, null, null, null]);
  expect(asked).toHaveLength(3);
  pass(50 * minute);
  expect(await of('A')).toBeNull();
  expect(asked).toHaveLength(3);
  refuse(Code.Unavailable);
  held.signedIn();
  void of('A');
  await answer();
  expect(await of('A')).toBeNull();
  expect(asked).toHaveLength(4);
  pass(minute / 2);
  refuse(null);
  const known = of('A');
  await answer();
  expect(await known).toMatchObject({ level: 'append' });
});
