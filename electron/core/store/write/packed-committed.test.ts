import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Committed } from '../../model/incoming.ts';
import { packCommitted, unpackCommitted } from './packed-committed.ts';

const added = fc.record({ id: fc.nat(), at: fc.nat(), derived: fc.boolean() });

test('what a commit did is the same after it was packed', () => {
  const committed: fc.Arbitrary<Committed> = fc.record({
    added: fc.array(added, { maxLength: 6 }),
    redelivered: fc.nat(),
    late: fc.array(fc.nat(), { maxLength: 2 }),
    firstAck: fc.option(fc.nat()),
    wanted: fc.boolean(),
    look: fc.boolean(),
    altered: fc.boolean(),
  });
  fc.assert(
    fc.property(committed, (one) => {
      expect(unpackCommitted(packCommitted(one))).toEqual(one);
    }),
    { numRuns: 60 },
  );
});
