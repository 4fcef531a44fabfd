import { Code, ConnectError } from '@connectrpc/connect';
import { expect, test } from 'vitest';
import { AosError } from './aos-error.ts';
import { explain } from './explain.ts';

const coded = (code: string) => Object.assign(new Error(code), { code });
const kind = (error: unknown) => explain(error, 'aos.example.org').kind;

test.each([
  ['CERT_HAS_EXPIRED', 'tls', 'has expired'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls', 'another name'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls', 'signed by itself'],
  ['ENOTFOUND', 'unreachable', 'not known'],
  ['ECONNREFUSED', 'unreachable', 'Nothing listens'],
  ['ETIMEDOUT', 'unreachable', 'does not answer'],
  ['ECONNRESET', 'unreachable', 'broke off'],
])('%s, wrapped as connect does it: %s', (code, expected, said) => {
  const error = new ConnectError('failed', Code.Unavailable, undefined, undefined, coded(code));
  const explained = explain(error, 'aos.example.org');
  expect(explained.kind).toBe(expected);
  expect(explained.problem.message).toContain(said);
  expect(explained.problem.next).not.toBe('');
});

test.each([
  [Code.Unauthenticated, 'Unauthorized', 'signed-out'],
  [Code.Unauthenticated, 'Permission denied', 'forbidden'],
  [Code.Unauthenticated, 'Nope.', 'forbidden'],
  [Code.PermissionDenied, '', 'forbidden'],
  [Code.NotFound, '', 'not-found'],
  [Code.InvalidArgument, 'bad id', 'rejected'],
  [Code.Unimplemented, '', 'not-aos'],
  [Code.Internal, 'Database error', 'server'],
  [Code.DeadlineExceeded, '', 'unreachable'],
])('status %i %s: %s', (code, said, expected) => {
  expect(kind(new ConnectError(said, code))).toBe(expected);
});

test('a web page is not an AOS server', () => {
  expect(kind(new ConnectError('unsupported content type text/html', Code.Unknown))).toBe('not-aos');
});

test('a status the server sent outranks what its words look like', () => {
  expect(kind(new ConnectError('certificate closed ECONNRESET', Code.InvalidArgument))).toBe('rejected');
});

test('what a server says is cut and cleaned before a person reads it', () => {
  const { problem } = explain(new ConnectError(`\u202e${'x'.repeat(100_000)}`, Code.InvalidArgument), 'h');
  expect(problem.message.length).toBeLessThan(400);
  expect(problem.message).not.toContain('\u202e');
});

test('whatever is thrown becomes a sentence; an AosError stays what it is', () => {
  for (const thrown of [undefined, null, 'text', 7, {}, new Error('')]) {
    expect(explain(thrown, 'h').problem.message).not.toBe('');
  }
  const own = new AosError({ kind: 'storage', message: 'm', next: 'n' });
  expect(explain(own, 'h')).toBe(own);
});
