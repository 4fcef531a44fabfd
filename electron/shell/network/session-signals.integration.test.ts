import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Message, type MessageBus, Variant } from '@jellybrick/dbus-next';
import { afterEach, expect, test } from 'vitest';
import { startBus } from '../../../e2e/fixtures/bus.ts';
import { until } from '../../../e2e/fixtures/child.ts';
import { systemClock } from '../../core/base/clock.ts';
import { openBus } from '../bus/open-bus.ts';
import { followSession } from './session-signals.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const manager = (isAsleep: boolean) =>
  ['org.freedesktop.login1.Manager', 'PrepareForSleep', 'b', [isAsleep]] as const;
const locked = (isLocked: boolean, of = 'org.freedesktop.login1.Session') => {
  const values = { LockedHint: new Variant('b', isLocked) };
  const properties = 'org.freedesktop.DBus.Properties';
  return [properties, 'PropertiesChanged', 'sa{sv}as', [of, values, []]] as const;
};

type Signal = readonly [interfaceName: string, member: string, signature: string, body: readonly unknown[]];
const send = (bus: MessageBus, [name, member, signature, body]: Signal) =>
  bus.send(Message.newSignal('/org/freedesktop/login1', name, member, signature, [...body]));

test.skipIf(process.platform !== 'linux')('waking up and unlocking are heard, and only these', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'aruna-notify-login-'));
  ends.push(() => rm(folder, { recursive: true, force: true }));
  const daemon = await startBus(folder, process.env);
  ends.push(() => daemon[Symbol.asyncDispose]());
  await daemon.bus.requestName('org.freedesktop.login1', 0);
  const bus = openBus({ address: daemon.address, clock: systemClock, log: () => undefined });
  ends.push(bus.stop);
  let heard = 0;
  followSession(bus, () => heard++);
  // The first one that is heard shows that the bus passes them on.
  await until('the signals', () => {
    send(daemon.bus, manager(false));
    return heard > 0;
  });
  // Those sent meanwhile arrive first.
  await new Promise((resolve) => setTimeout(resolve, 300));
  heard = 0;
  for (const signal of [manager(true), locked(true), locked(false, 'org.example.Other')]) {
    send(daemon.bus, signal);
  }
  send(daemon.bus, ['org.freedesktop.login1.Session', 'Lock', '', []]);
  send(daemon.bus, manager(false));
  send(daemon.bus, locked(false));
  send(daemon.bus, ['org.freedesktop.login1.Session', 'Unlock', '', []]);
  await until('three of them', () => heard === 3);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(heard).toBe(3);
});
