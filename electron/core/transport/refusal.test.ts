import { Code, ConnectError } from '@connectrpc/connect';
import { expect, test } from 'vitest';
import { explain } from './explain.ts';
import { classifyRefusal } from './refusal.ts';

/** A status as the server prints it into the text of another one. */
const status = (message: string) =>
  `status: Unauthenticated, message: ${JSON.stringify(message)}, details: [], metadata: MetadataMap { headers: {} }`;
const unauthenticated = (said: string) => new ConnectError(said, Code.Unauthenticated);

const deep = (inner: string) =>
  `Nope. : ${status(`Permission denied : ${status(`Permission denied : ${status(inner)}`)}`)}`;

test.each([
  // A bad token: expired, with a wrong signature, revoked or unknown.
  ['Unauthorized', 'token'],
  [`Permission denied : ${status('Unauthorized')}`, 'token'],
  [`Nope. : ${status('Unauthorized')}`, 'token'],
  [`Invalid permissions : ${status('Unauthorized')}`, 'token'],
  [`Nope. : ${status(`Permission denied : ${status('Unauthorized')}`)}`, 'token'],
  [deep('Unauthorized'), 'token'],
  // None at all, and an empty one.
  ['Metadata token not found', 'token'],
  ['Permission denied : Metadata token not found', 'token'],
  [`Permission denied : ${status('Metadata token not found')}`, 'token'],
  ['Authorization flow error', 'token'],
  [`Permission denied : ${status('Authorization flow error')}`, 'token'],
  [`Token authentication error. : ${status('Authorization flow error')}`, 'token'],
  // A good token without the permission.
  ['Invalid permissions', 'permission'],
  [`Permission denied : ${status('Invalid permissions')}`, 'permission'],
  [`Nope. : ${status('Invalid permissions')}`, 'permission'],
  [`Invalid permissions : ${status('Invalid permissions')}`, 'permission'],
  [`Unauthorized : ${status('Invalid permissions')}`, 'permission'],
  [`Nope. : ${status(`Unauthorized : ${status('Invalid permissions')}`)}`, 'permission'],
  [deep('Invalid permissions'), 'permission'],
  // Outer words alone are said of both.
  ['Permission denied', 'unclear'],
  ['Nope.', 'unclear'],
  ['', 'unclear'],
  [`Permission denied : ${status('')}`, 'unclear'],
  [deep('Something new'), 'unclear'],
])('UNAUTHENTICATED %s: %s', (said, expected) => {
  expect(classifyRefusal(unauthenticated(said))).toBe(expected);
});

test.each([
  [`Permission denied : ${status('Unauthorized')}`, 'signed-out'],
  [`Nope. : ${status('Unauthorized')}`, 'signed-out'],
  ['Permission denied : Metadata token not found', 'signed-out'],
  [`Permission denied : ${status('Authorization flow error')}`, 'signed-out'],
  [`Permission denied : ${status('Invalid permissions')}`, 'forbidden'],
  [`Nope. : ${status('Invalid permissions')}`, 'forbidden'],
  [`Invalid permissions : ${status('Invalid permissions')}`, 'forbidden'],
])('%s is a problem of the kind %s', (said, kind) => {
  expect(explain(unauthenticated(said), 'aos.example.org').kind).toBe(kind);
});

test('a refusal inside another status is one, too; any other error is none', () => {
  const wrapped = (said: string) => new ConnectError(said, Code.Internal);
  expect(classifyRefusal(wrapped(`Creation failed : ${status('Unauthorized')}`))).toBe('token');
  expect(classifyRefusal(wrapped(`Creation failed : ${status('Invalid permissions')}`))).toBe('permission');
  expect(classifyRefusal(new ConnectError('', Code.PermissionDenied))).toBe('permission');
  for (const error of [
    wrapped('Fetching consumer failed : timed out'),
    wrapped('Unauthorized'),
    new ConnectError('Object not found', Code.NotFound),
    new ConnectError('HTTP 401', Code.Unauthenticated),
    new Error('Unauthorized'),
    undefined,
  ]) {
    expect(classifyRefusal(error)).toBeNull();
  }
});
