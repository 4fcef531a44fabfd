import { create } from '@bufbuild/protobuf';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  PersonalNotificationSchema,
  PersonalNotificationVariant as Variant,
} from '../../../../gen/aruna/api/storage/services/v2/user_service_pb.ts';
import { fromWire } from '../../inbox/notification-from-wire.ts';
import { type NoticeContext, noticeOf } from './notice.ts';

const ADA = '01J0ABCDEFGHJKMNPQRSTVWXY1';
const SOIL = '01M8ABCDEFGHJKMNPQRSTVWXY2';
const nothing: NoticeContext = { name: null, kind: null, permission: null };

interface Sent {
  variant: Variant;
  message: string;
  user?: string | null;
  resource?: string | null;
}

/** What becomes of a notification as a server sends it; `null` leaves a reference out. */
function notice({ variant, message, user = null, resource = 'soil-survey' }: Sent, known = nothing) {
  const refs = [
    ...(user === null ? [] : [{ refType: 1, refName: user, refValue: ADA }]),
    ...(resource === null ? [] : [{ refType: 2, refName: resource, refValue: SOIL }]),
  ];
  const id = '01M9ABCDEFGHJKMNPQRSTVWXY3';
  return noticeOf(fromWire(create(PersonalNotificationSchema, { id, variant, message, refs }), 0), known);
}

const request = (kind: string) => ({
  variant: Variant.ACCESS_REQUESTED,
  message: `Ada Lovelace (${ADA}) requests access for ${kind} soil-survey (${SOIL})`,
  user: 'Ada Lovelace',
});

test.each(['Project', 'PROJECT', 'Collection', 'Dataset', 'Object'])(
  'a request for a %s says who asks for what, and no level, as the server names none',
  (kind) => {
    expect(notice(request(kind))).toEqual({
      is: 'access-requested',
      user: 'Ada Lovelace',
      resource: 'soil-survey',
      kind: kind.toLowerCase(),
      level: null,
    });
  },
);

test('a grant and a revocation name the resource, a grant also what may be done now', () => {
  const granted = {
    variant: Variant.PERMISSION_GRANTED,
    message: `Permission granted for soil-survey (${SOIL})`,
  };
  expect(notice(granted)).toEqual({ is: 'permission-granted', resource: 'soil-survey', now: null });
  expect(notice(granted, { ...nothing, permission: 'append' })).toMatchObject({ now: 'append' });
  const revoked = {
    variant: Variant.PERMISSION_REVOKED,
    message: `Permission revoked for soil-survey (${SOIL})`,
  };
  expect(notice(revoked)).toEqual({ is: 'permission-revoked', resource: 'soil-survey' });
});

test('texts that name a level are understood, too', () => {
  const asked = (message: string) =>
    notice(
      { variant: Variant.ACCESS_REQUESTED, message, user: 'Ada Lovelace' },
      { ...nothing, kind: 'project' },
    );
  const expected = { is: 'access-requested', user: 'Ada Lovelace', kind: 'project', level: 'write' };
  expect(asked('Ada Lovelace requests WRITE on soil-survey')).toMatchObject(expected);
  expect(asked('Ada Lovelace requests write access to soil-survey')).toMatchObject(expected);
  const given = { variant: Variant.PERMISSION_GRANTED, message: 'You were granted WRITE on soil-survey' };
  expect(notice(given)).toMatchObject({ is: 'permission-granted' });
  const taken = {
    variant: Variant.PERMISSION_REVOKED,
    message: 'Your permission on soil-survey was revoked',
  };
  expect(notice(taken)).toMatchObject({ is: 'permission-revoked' });
});

test('a name that a reference lacks is the one known here, else that of the text', () => {
  const granted = {
    variant: Variant.PERMISSION_GRANTED,
    message: `Permission granted for old-name (${SOIL})`,
    resource: '',
  };
  expect(notice(granted, { ...nothing, name: 'soil-2026' })).toMatchObject({ resource: 'soil-2026' });
  expect(notice(granted)).toMatchObject({ resource: 'old-name' });
  expect(notice({ ...granted, resource: SOIL })).toMatchObject({ resource: 'old-name' });
});

test.each<[string, Sent]>([
  ['a text of another form', { ...request('Project'), message: `Ada (${ADA}) wants ${SOIL}` }],
  ['no reference to the resource', { ...request('Project'), resource: null }],
  ['no reference to the user', { ...request('Project'), user: null }],
  ['another kind of notification', { ...request('Project'), variant: Variant.PERMISSION_GRANTED }],
  [
    'another resource than the reference names',
    { ...request('Project'), message: request('Project').message.replace(SOIL, ADA) },
  ],
])('with %s the text itself is shown, without ids', (_, sent) => {
  const shown = notice(sent);
  expect(shown.is).toBe('text');
  expect(JSON.stringify(shown)).not.toMatch(/01[JM]/);
  expect(JSON.stringify(shown)).toContain('Ada');
});

test('whatever a name holds, it cannot make a request look like something else', () => {
  const name = fc.string({ minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(name, name, (user, resource) => {
      const message = `${user} (${ADA}) requests access for Project ${resource} (${SOIL})`;
      const made = notice({ variant: Variant.ACCESS_REQUESTED, message, user, resource });
      expect(['access-requested', 'text']).toContain(made.is);
    }),
  );
});
