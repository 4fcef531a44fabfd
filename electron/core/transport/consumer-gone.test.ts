import { Code, ConnectError } from '@connectrpc/connect';
import { expect, test } from 'vitest';
import { isPassing } from '../model/problem.ts';
import { isConsumerGone } from './consumer-gone.ts';
import { explain } from './explain.ts';

const { InvalidArgument, Internal, NotFound, Unauthenticated, Unavailable } = Code;

test.each([
  [InvalidArgument, 'Stream consumer does not exist.'],
  [InvalidArgument, 'Consumer with id 01JABCDEFGHJKMNPQRSTVWXYZ0 does not exist'],
  [
    Internal,
    'Fetching consumer failed : nats: JetStream error: 404 (code consumer not found, error code 10014)',
  ],
  [
    Internal,
    'Stream consumer message fetch failed : JetStream error: 404 (code consumer not found, error code 10014)',
  ],
  [Internal, 'Fetching consumer failed : consumer not found, error code 10014'],
])('gone: %i %s', (code, said) => {
  expect(isConsumerGone(new ConnectError(said, code))).toBe(true);
});

test.each([
  [Internal, 'Fetching consumer failed : timed out'],
  [Internal, 'Stream consumer message fetch failed : timed out'],
  [Internal, 'Fetching consumer failed : connection closed'],
  [Internal, 'Fetching consumer failed : nats: no responders'],
  [
    Internal,
    'Consumer creation failed : JetStream error: 400 (code consumer filter subject is not a valid subset of the interest subjects, error code 10093)',
  ],
  [Internal, 'Database error 404'],
  [Unavailable, 'Stream consumer does not exist.'],
])('an outage, not gone: %i %s', (code, said) => {
  const error = new ConnectError(said, code);
  expect(isConsumerGone(error)).toBe(false);
  expect(isPassing(explain(error, 'aos.example.org'))).toBe(true);
});

test.each([
  [InvalidArgument, 'Invalid consumer id format : invalid length'],
  [NotFound, 'Object not found'],
  [Unauthenticated, 'Nope. : status: Unauthenticated, message: "Invalid permissions"'],
])('another answer, not gone: %i %s', (code, said) => {
  expect(isConsumerGone(new ConnectError(said, code))).toBe(false);
});

test('a failing fetch of NATS is a fault of the server', () => {
  const error = new ConnectError('Fetching consumer failed : timed out', Internal);
  expect(explain(error, 'aos.example.org').kind).toBe('server');
  expect(isConsumerGone(new Error('Stream consumer does not exist.'))).toBe(false);
});
