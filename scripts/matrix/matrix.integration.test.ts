import { expect, test } from 'vitest';
import { runMatrix } from './run-matrix.ts';
import { checks } from './task.ts';

test('everything works over every protocol on every kind of network, but for streams that are held back', async () => {
  const cells = await runMatrix();
  expect(cells).toHaveLength(18);
  for (const { way, protocol, outcome } of cells) {
    const failed = checks.filter((check) => outcome[check] !== null);
    if (Object.values(outcome).some((why) => why?.includes('not installed'))) continue;
    if (way === 'nginx, buffering' && protocol === 'grpc') continue;
    expect(failed, `${protocol} on ${way}`).toEqual(way === 'nginx, buffering' ? ['stream'] : []);
  }
});
