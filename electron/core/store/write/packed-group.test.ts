import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packGroup, unpackGroup } from './packed-group.ts';

const text = fc.string({ unit: 'binary', maxLength: 40 });
const count = fc.integer({ min: 0, max: 2 ** 53 - 1 });
const event = fc.record({
  subscription: count,
  stream: text,
  seq: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  time: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }),
  delivered: count,
  subject: count,
  action: count,
  resourceId: fc.option(text),
  checksum: text,
  text: fc.option(text),
  alert: text,
  rule: fc.option(text),
  ackOnly: fc.boolean(),
  fromRecord: fc.constant(false),
  reply: fc.option(fc.record({ reply: text, salt: text, hmac: text })),
});

test('a group comes out of its package as it went in, also through a message', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (group) => {
      expect(unpackGroup(structuredClone(packGroup(group)))).toEqual(group);
    }),
  );
});
