import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Message } from '@jellybrick/dbus-next';
import { afterEach, expect, test } from 'vitest';
import { startBus } from '../../../e2e/fixtures/bus.ts';
import { until } from '../../../e2e/fixtures/child.ts';
import { systemClock } from '../../core/base/clock.ts';
import type { Bus } from './bus.ts';
import { openBus } from './open-bus.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'aruna-notify-bus-'));
  ends.push(() => rm(path, { recursive: true, force: true }));
  return path;
}

function open(address: string): { bus: Bus; lines: string[] } {
  const lines: string[] = [];
  const bus = openBus({ address, clock: systemClock, log: (line) => lines.push(line) });
  ends.push(bus.stop);
  return { bus, lines };
}

async function startDaemon(path: string) {
  const daemon = await startBus(path, process.env);
  ends.push(() => daemon[Symbol.asyncDispose]());
  return daemon;
}

const silent = {
  destination: 'org.example.Silent',
  path: '/',
  interface: 'org.example.Silent',
  member: 'Ask',
};

test.skipIf(process.platform !== 'linux')(
  'a service that never answers costs its deadline and blocks nothing',
  async () => {
    const daemon = await startDaemon(await folder());
    await daemon.bus.requestName('org.example.Silent', 0);
    // Taken and never answered.
    daemon.bus.addMethodHandler((message) => message.member === 'Ask');
    const { bus } = open(daemon.address);
    await until('a connection', () => bus.uniqueName() !== null);
    await expect(bus.call({ ...silent, deadlineMs: 100 })).rejects.toMatchObject({ kind: 'deadline' });
  },
);

test.skipIf(process.platform !== 'linux')('an error is told by its name', async () => {
  const daemon = await startDaemon(await folder());
  const { bus } = open(daemon.address);
  await until('a connection', () => bus.uniqueName() !== null);
  await expect(bus.call(silent)).rejects.toMatchObject({
    kind: 'refused',
    errorName: 'org.freedesktop.DBus.Error.ServiceUnknown',
  });
});

test.skipIf(process.platform !== 'linux')(
  'owners and signals are followed through the loss of the bus and its return',
  async () => {
    const path = await folder();
    const first = await startBus(path, process.env);
    const { bus } = open(first.address);
    const owners: (string | null)[] = [];
    const heard: unknown[] = [];
    bus.followOwner('org.example.Tray', (owner) => owners.push(owner));
    bus.listen({ interface: 'org.example.Tray', member: 'Came' }, ({ body }) => heard.push(body[0]));
    await until('the first answer', () => owners.length === 1);
    await first.bus.requestName('org.example.Tray', 0);
    await until('the owner', () => owners.length === 2);
    await first[Symbol.asyncDispose]();
    await until('the loss', () => owners.length === 3);
    const second = await startDaemon(path);
    await second.bus.requestName('org.example.Tray', 0);
    await until('the owner on the new bus', () => owners.length === 4);
    await until('the signal', () => {
      second.bus.send(Message.newSignal('/tray', 'org.example.Tray', 'Came', 's', ['again']));
      return heard.includes('again');
    });
    expect(owners.map((owner) => owner !== null)).toEqual([false, true, false, true]);
  },
);

test('without a bus every call fails at once, and an owner is nobody', async () => {
  const { bus, lines } = open(`unix:path=${join(await folder(), 'nobody')}`);
  const owners: (string | null)[] = [];
  bus.followOwner('org.example.Tray', (owner) => owners.push(owner));
  await until('the answer', () => owners.length === 1);
  expect(owners).toEqual([null]);
  await expect(bus.call(silent)).rejects.toMatchObject({ kind: 'no-bus' });
  expect(lines).toHaveLength(1);
});

test('a call that waits for a connection ends when there is none', async () => {
  const { bus } = open(`unix:path=${join(await folder(), 'nobody')}`);
  await expect(bus.call({ ...silent, deadlineMs: 60_000 })).rejects.toMatchObject({ kind: 'no-bus' });
});
