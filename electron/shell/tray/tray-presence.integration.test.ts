import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sessionBus } from '@jellybrick/dbus-next';
import { afterEach, describe, expect, test } from 'vitest';
import { call, startBus } from '../../../e2e/fixtures/bus.ts';
import { until } from '../../../e2e/fixtures/child.ts';
import { createTrayWatcher, type WatcherOptions } from '../../../e2e/fixtures/tray-watcher.ts';
import { type Clock, systemClock } from '../../core/base/clock.ts';
import { openBus } from '../bus/open-bus.ts';
import { busNameOf, lookAtTray } from './tray-look.ts';
import { followTray } from './tray-presence.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** Waits a twentieth of the time, so that half a minute of retries fits into a test. */
const quick: Clock = { ...systemClock, after: (ms, run) => systemClock.after(ms / 20, run) };
const untilRetriesEndMs = 2_000;

/** A bus with a watcher, the app's connection to it, and icons that are registered as Chromium registers them. */
async function desk() {
  const folder = await mkdtemp(join(tmpdir(), 'aruna-notify-tray-'));
  ends.push(() => rm(folder, { recursive: true, force: true }));
  const daemon = await startBus(folder, process.env);
  ends.push(() => daemon[Symbol.asyncDispose]());
  const bus = openBus({ address: daemon.address, clock: systemClock, log: () => undefined });
  ends.push(bus.stop);
  await until('the connection', () => bus.uniqueName() !== null);
  const watcher = createTrayWatcher(daemon.bus);

  /** Makes an icon over a connection of its own; the function returned ends it. */
  async function makeIcon(): Promise<() => void> {
    const own = sessionBus({ busAddress: daemon.address });
    await new Promise<void>((resolve) => own.once('connect', () => resolve()));
    ends.push(() => own.disconnect());
    await register(String(own.name)).catch(() => undefined);
    return () => own.disconnect();
  }
  const register = (service: string) =>
    call(daemon.bus, {
      destination: 'org.kde.StatusNotifierWatcher',
      path: '/StatusNotifierWatcher',
      interface: 'org.kde.StatusNotifierWatcher',
      member: 'RegisterStatusNotifierItem',
      signature: 's',
      body: [service],
    });
  return { bus, watcher, makeIcon, register };
}

/** Follows the tray as the app does: a missing icon is created again. */
async function followed() {
  const { bus, watcher, makeIcon } = await desk();
  const presence = followTray(bus, quick, () => undefined);
  ends.push(presence.stop);
  const changes: boolean[] = [];
  let made = 0;
  let endIcon: (() => void) | null = null;
  presence.onChange((isPresent) => changes.push(isPresent));
  presence.onIconMissing(async () => {
    made += 1;
    endIcon?.();
    endIcon = await makeIcon();
  });
  return { presence, watcher, changes, made: () => made };
}

describe.skipIf(process.platform !== 'linux')('on a session bus', () => {
  test('nobody owns the name', async () => {
    const { bus } = await desk();
    expect(await lookAtTray(bus)).toBe('no-tray');
  });

  test.each(['names', 'paths', 'marked-paths'] as const)(
    'an icon of this process is found among %s',
    async (lists) => {
      const { bus, watcher, makeIcon, register } = await desk();
      await watcher.come({ lists });
      await register('org.freedesktop.DBus');
      expect(await lookAtTray(bus)).toBe('missing');
      const end = await makeIcon();
      expect(await lookAtTray(bus)).toBe('shown');
      end();
      await until('the icon to be gone', async () => (await lookAtTray(bus)) === 'missing');
    },
  );

  test('a watcher without a host shows nothing, and a silent one is given up', async () => {
    const { bus, watcher } = await desk();
    await watcher.come({ hasHost: false });
    expect(await lookAtTray(bus)).toBe('no-tray');
    await watcher.come({ manner: 'silent' });
    const startedAt = Date.now();
    expect(await lookAtTray(bus)).toBe('stuck');
    expect(Date.now() - startedAt).toBeLessThan(1_500);
  });

  const members: [string, WatcherOptions, (watcher: ReturnType<typeof createTrayWatcher>) => unknown][] = [
    ['comes late', {}, () => undefined],
    ['gets its host late', { hasHost: false }, (watcher) => watcher.setHost(true)],
    ['answers nothing at first', { manner: 'silent' }, (watcher) => watcher.come()],
    ['is replaced', {}, (watcher) => watcher.leave().then(() => watcher.come())],
  ];
  test.each(members)('the icon is created again for a tray that %s', async (_name, options, then) => {
    const { presence, watcher, changes } = await followed();
    await watcher.come(options);
    await then(watcher);
    await until('the icon', () => presence.isPresent());
    expect(await watcher.items()).toHaveLength(1);
    await watcher.leave();
    await until('the loss', () => !presence.isPresent());
    expect(changes).toEqual([true, false]);
  });

  test('a host that goes is noticed, and one that comes back', async () => {
    const { presence, watcher } = await followed();
    await watcher.come();
    await until('the icon', () => presence.isPresent());
    watcher.setHost(false);
    await until('the loss', () => !presence.isPresent());
    watcher.setHost(true);
    await until('the icon again', () => presence.isPresent());
  });

  test('a tray that refuses the icon is not asked endlessly, but again once it is replaced', async () => {
    const { presence, watcher, made } = await followed();
    await watcher.come({ manner: 'refuses' });
    await until('the last try', () => made() === 5);
    await new Promise((resolve) => setTimeout(resolve, untilRetriesEndMs));
    expect(made()).toBe(5);
    expect(presence.isPresent()).toBe(false);
    await watcher.leave();
    await watcher.come();
    await until('the icon', () => presence.isPresent());
    expect(made()).toBe(6);
  });
});

test('the bus name is read from whatever a watcher lists', () => {
  expect(busNameOf(':1.5')).toBe(':1.5');
  expect(busNameOf(':1.5/StatusNotifierItem')).toBe(':1.5');
  expect(busNameOf(':1.5@/StatusNotifierItem')).toBe(':1.5');
  expect(busNameOf('org.kde.StatusNotifierItem-77-1/StatusNotifierItem')).toBe(
    'org.kde.StatusNotifierItem-77-1',
  );
  expect(busNameOf('/org/ayatana/NotificationItem/nm_applet')).toBe(null);
});
