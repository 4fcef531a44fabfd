import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { connectTo, startBus } from '../../../e2e/fixtures/bus.ts';
import { until } from '../../../e2e/fixtures/child.ts';
import { startDock } from '../../../e2e/fixtures/dock.ts';
import { systemClock } from '../../core/base/clock.ts';
import { openBus } from '../bus/open-bus.ts';
import { createLauncherBadge } from './launcher-badge.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** A badge, and a session bus that can go and come. */
async function setUp() {
  const folder = await mkdtemp(join(tmpdir(), 'aruna-notify-badge-'));
  ends.push(() => rm(folder, { recursive: true, force: true }));
  const start = async () => {
    const daemon = await startBus(folder, process.env);
    let isRunning = true;
    const stop = async () => {
      if (isRunning) await daemon[Symbol.asyncDispose]();
      isRunning = false;
    };
    ends.push(stop);
    return { ...daemon, stop };
  };
  const daemon = await start();
  const bus = openBus({ address: daemon.address, clock: systemClock, log: () => undefined });
  ends.push(bus.stop);
  return { show: createLauncherBadge(bus), daemon, start };
}

test.skipIf(process.platform !== 'linux')(
  'docks hear the number when it changes, and 0 hides it',
  async () => {
    const { show, daemon } = await setUp();
    const dock = await startDock(daemon.bus);
    for (const count of [3, 1_204, 0]) {
      show(count);
      await until(`the number ${count}`, () => dock.number() === count);
      const told = dock.told();
      show(count);
      expect(dock.told()).toBe(told);
    }
  },
);

test.skipIf(process.platform !== 'linux')('a dock that starts later is told the number', async () => {
  const { show, daemon } = await setUp();
  const first = await startDock(daemon.bus);
  show(7);
  await until('the number', () => first.number() === 7);
  const connection = await connectTo(daemon.address);
  ends.push(() => connection.disconnect());
  const late = await startDock(connection);
  expect(late.number()).toBeNull();
  await late.announce();
  await until('the number', () => late.number() === 7);
});

test.skipIf(process.platform !== 'linux')(
  'a number that changed while the bus was away is sent when it is back',
  async () => {
    const { show, daemon, start } = await setUp();
    const first = await startDock(daemon.bus);
    show(2);
    await until('the number', () => first.number() === 2);
    await daemon.stop();
    show(5);
    const again = await startDock((await start()).bus);
    await until('the number', () => again.number() === 5);
  },
);
