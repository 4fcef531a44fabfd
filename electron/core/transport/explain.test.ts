import { Code, ConnectError } from '@connectrpc/connect';
import { expect, test } from 'vitest';
import { AosError, problem } from '../model/problem.ts';
import { explain } from './explain.ts';

const coded = (code: string) => Object.assign(new Error(code), { code });
const kind = (error: unknown) => explain(error, 'aos.example.org').kind;

test.each([
  ['CERT_HAS_EXPIRED', 'tls', 'expired'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls', 'other-name'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls', 'self-signed'],
  ['ENOTFOUND', 'unreachable', 'unknown-host'],
  ['ECONNREFUSED', 'unreachable', 'connection-refused'],
  ['ETIMEDOUT', 'unreachable', 'no-answer'],
  ['ECONNRESET', 'unreachable', 'connection-lost'],
])('%s, wrapped as connect does it: %s', (code, expected, said) => {
  const error = new ConnectError('failed', Code.Unavailable, undefined, undefined, coded(code));
  const explained = explain(error, 'aos.example.org');
  expect(explained.kind).toBe(expected);
  const { code: found, args } = explained.problem;
  expect(args.fault ?? found).toBe(said);
  expect(args.server).toBe('aos.example.org');
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

test.each([
  [
    Code.Internal,
    'Query search failed : error sending request for url (http://10.1.2.3:7700/indexes): closed',
  ],
  [Code.Internal, 'Fetching consumer failed : nats://nats-0.internal:4222 timed out'],
  [Code.Internal, 'Database error : host=postgres.svc.cluster.local port=5432 TLS certificate'],
  [Code.Unknown, 'could not connect to [fe80::1]:5432'],
  [Code.InvalidArgument, 'see https://user:secret@intern.example.org/'],
  [Code.ResourceExhausted, 'quota of 192.168.0.7 used up'],
  [Code.DataLoss, 'at /srv/aruna/secrets.toml'],
  [Code.Unauthenticated, 'Permission denied : keycloak.intern:8443'],
  [Code.NotFound, 'Object not found in s3.intern:9000'],
  [Code.Unavailable, 'tcp connect error 10.0.0.9:50051'],
])('nothing of what a server says is in the sentence (%i, %s)', (code, said) => {
  for (const metadata of [{}, { 'grpc-status': String(code) }]) {
    const { args } = explain(new ConnectError(said, code, metadata), 'aos.example.org').problem;
    const rest = Object.values(args).join(' ').replaceAll('aos.example.org', '');
    expect(rest).not.toMatch(/\d|:\/\/|intern\.|@|\[|\/srv|postgres|nats/);
  }
});

test('a fault the server itself reports is no broken connection, whatever its words look like', () => {
  const said = 'Query search failed : error trying to connect: connection closed, certificate, ECONNRESET';
  expect(kind(new ConnectError(said, Code.Internal, { 'grpc-status': '13' }))).toBe('server');
  expect(kind(new ConnectError(said, Code.Internal, { 'content-type': 'application/json' }))).toBe('server');
  expect(kind(new ConnectError('connection closed', Code.Internal))).toBe('unreachable');
});

test('whatever is thrown becomes a problem; an AosError stays what it is', () => {
  for (const thrown of [undefined, null, 'text', 7, {}, new Error('')]) {
    expect(explain(thrown, 'h').problem.code).not.toBe('');
  }
  const own = new AosError(problem('disk-full'));
  expect(explain(own, 'h')).toBe(own);
});
