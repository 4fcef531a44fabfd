import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ackSubjectReader, parseAckSubject } from './ack-subject.ts';

const expected = {
  stream: 'AOS',
  consumer: 'durable',
  delivered: 2n,
  streamSeq: 18446744073709551615n,
  consumerSeq: 7n,
  time: 1_780_000_000_123_456_789n,
  pending: 42n,
};
const tail = 'AOS.durable.2.18446744073709551615.7.1780000000123456789.42';

test.each([
  ['nine tokens', `$JS.ACK.${tail}`],
  ['eleven tokens, with domain and account', `$JS.ACK._.hash.${tail}`],
  ['twelve tokens, with a random one at the end', `$JS.ACK.hub.hash.${tail}.r4nd0m`],
])('%s', (_, subject) => {
  expect(parseAckSubject(subject)).toEqual(expected);
});

test.each([
  ['nothing', ''],
  ['too few', '$JS.ACK.AOS.durable.1.2.3.4'],
  ['ten', `$JS.ACK.x.${tail}`],
  ['thirteen', `$JS.ACK.hub.hash.${tail}.a.b`],
  ['another prefix', `$JS.NAK.${tail}`],
  ['a negative number', '$JS.ACK.AOS.durable.1.-2.3.4.5'],
  ['no number', '$JS.ACK.AOS.durable.1.0x2.3.4.5'],
  ['a sequence beyond 64 bit', '$JS.ACK.AOS.durable.1.18446744073709551616.3.4.5'],
  ['a time beyond what is kept', '$JS.ACK.AOS.durable.1.2.3.9223372036854775808.5'],
  ['an empty stream', '$JS.ACK..durable.1.2.3.4.5'],
  ['endless', `$JS.ACK.${'x'.repeat(5000)}.durable.1.2.3.4.5`],
])('%s is refused', (_, subject) => {
  expect(parseAckSubject(subject)).toBeNull();
});

test('a count of pending messages that fell below 0 in NATS is read as 0', () => {
  expect(parseAckSubject('$JS.ACK.AOS.durable.1.2.3.4.18446744073709551615')?.pending).toBe(0n);
});

test('a time is one that can be stored, and compared with a time a little later', () => {
  const at = (time: bigint) => parseAckSubject(`$JS.ACK.AOS.durable.1.2.3.${time}.0`)?.time ?? null;
  const latest = 2n ** 63n - 1n - 60_000_000_000n;
  expect([at(latest), at(latest + 1n), at(2n ** 63n - 1n)]).toEqual([latest, null, null]);
});

test('any string gives an answer and never throws', () => {
  const pieces = fc.constantFrom('$JS', 'ACK', '.', '1', '99999999999999999999', '', 'é', '\u0000');
  const subject = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces).map((p) => p.join('.')),
  );
  fc.assert(
    fc.property(subject, (s) => void parseAckSubject(s)),
    { numRuns: 500 },
  );
});

test('what is written in any of the three layouts is read back', () => {
  const token = fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/);
  const LATEST = 2n ** 63n - 1n - 60_000_000_000n;
  const u64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
  const facts = fc.record({
    stream: token,
    consumer: token,
    delivered: u64,
    streamSeq: u64,
    consumerSeq: u64,
    time: fc.bigInt({ min: 0n, max: LATEST }),
    pending: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }),
  });
  fc.assert(
    fc.property(facts, fc.option(fc.tuple(token, token, fc.option(token))), (f, domain) => {
      const own = [f.stream, f.consumer, f.delivered, f.streamSeq, f.consumerSeq, f.time, f.pending];
      const tokens = domain ? [domain[0], domain[1], ...own, ...(domain[2] ? [domain[2]] : [])] : own;
      expect(parseAckSubject(`$JS.ACK.${tokens.join('.')}`)).toEqual(f);
    }),
  );
});

test('read one after the other, subjects say what each says by itself', () => {
  const number = fc.oneof(
    fc.nat({ max: 20 }).map(String),
    fc.bigInt({ min: 0n, max: 2n ** 65n }).map(String),
    fc.constantFrom('', '007', '-1', '1e3', '9223372036854775807', '18446744073709551615', '٣'),
  );
  const head = fc.constantFrom(
    '$JS.ACK.AOS.c',
    '$JS.ACK.AOS.other',
    '$JS.ACK.hub.hash.AOS.c',
    '$JS.NAK.AOS.c',
  );
  const subject = fc
    .tuple(head, fc.array(number, { minLength: 4, maxLength: 6 }))
    .map(([first, numbers]) => [first, ...numbers].join('.'));
  const usual = fc
    .array(fc.nat({ max: 9_999 }), { minLength: 5, maxLength: 5 })
    .map((numbers) => `$JS.ACK.AOS.c.${numbers.join('.')}`);
  fc.assert(
    fc.property(fc.array(fc.oneof(usual, subject), { maxLength: 20 }), (subjects) => {
      const read = ackSubjectReader();
      expect(subjects.map(read)).toEqual(subjects.map(parseAckSubject));
    }),
    { numRuns: 500 },
  );
});

test('of subjects of one stream, its name and its consumer are the same text', () => {
  const read = ackSubjectReader();
  const names = [1, 2, 3].map((n) => read(`$JS.ACK.AOS.durable.1.${n}.${n}.1780000000123456789.42`));
  expect(names.map((ack) => [ack?.stream, ack?.consumer, ack?.streamSeq])).toEqual([
    ['AOS', 'durable', 1n],
    ['AOS', 'durable', 2n],
    ['AOS', 'durable', 3n],
  ]);
});
