import { expect, test } from 'vitest';
import { collectGarbage } from '../../base/collect-garbage.ts';
import { incoming } from '../../testing/messages.ts';
import { testStore } from '../../testing/store.ts';
import { packGroup } from './packed-group.ts';

const GROUPS = 120;
/** The texts of a group, and what may be left of it when it is stored: some resources are remembered. */
const GROUP_BYTES = 100_000;
const LEFT_BYTES = 20_000;

function heap(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

test('what is remembered of resources does not keep the texts of the groups they came with', () => {
  using store = testStore();
  const commit = (n: number) => {
    const seq = BigInt(2 * n);
    const reply = { reply: `r${n}`.padEnd(GROUP_BYTES, 'x'), salt: '', hmac: '' };
    const resourceId = `01JABCDEFGHJKMNPQRSTV${n}`;
    const checksum = `${n}`.padStart(64, 'c');
    store.writer.commitPacked(packGroup([incoming({ seq: seq + 1n, resourceId, checksum, reply })]), []);
  };
  for (let n = 0; n < 20; n++) commit(n);
  const before = heap();
  for (let n = 20; n < 20 + GROUPS; n++) commit(n);
  expect(heap() - before).toBeLessThan(GROUPS * LEFT_BYTES);
});
