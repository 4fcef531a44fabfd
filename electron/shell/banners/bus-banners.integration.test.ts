import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Message } from '@jellybrick/dbus-next';
import { afterEach, expect, test } from 'vitest';
import { connectTo, startBus } from '../../../e2e/fixtures/bus.ts';
import { until } from '../../../e2e/fixtures/child.ts';
import {
  notificationsName,
  notificationsPath,
  startNotificationService,
  workingService,
} from '../../../e2e/fixtures/notification-service.ts';
import { systemClock } from '../../core/base/clock.ts';
import type { SoundChoice } from '../../core/model/sound-choices.ts';
import { languageFor } from '../../words/language.ts';
import { openBus } from '../bus/open-bus.ts';
import type { BannerEvents } from './banner-service.ts';
import { playsSound } from './banner-sound.ts';
import { createBusBanners } from './bus-banners.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** Two pixels: a red one, and one that is not there. */
const picture = { width: 2, height: 1, data: Buffer.from([255, 0, 0, 255, 0, 0, 0, 0]) };

async function setUp() {
  const folder = await mkdtemp(join(tmpdir(), 'aruna-notify-banners-'));
  ends.push(() => rm(folder, { recursive: true, force: true }));
  const daemon = await startBus(folder, process.env);
  ends.push(() => daemon[Symbol.asyncDispose]());
  const bus = openBus({ address: daemon.address, clock: systemClock, log: () => undefined });
  const banners = createBusBanners({
    bus,
    clock: systemClock,
    words: {
      app: 'Aruna Notify',
      actions: languageFor('en').words.alerts.actions,
      soundFile: '/opt/chime.wav',
    },
    pictureOf: () => picture,
  });
  ends.push(bus.stop);
  await until('a connection', () => bus.uniqueName() !== null);
  const told: string[] = [];
  const events: BannerEvents = {
    chosen: (action) => told.push(action),
    closed: (byPerson) => told.push(byPerson ? 'closed by the person' : 'closed'),
  };
  const show = (
    title: string,
    body = '',
    earlier: Parameters<typeof banners.show>[2] = null,
    sound: SoundChoice = 'system',
  ) =>
    banners.show(
      { title, body, icon: 'object', buttons: ['open', 'mark-read'], sound, isUrgent: false },
      events,
      earlier,
    );
  /** Another connection, such as a service's. */
  const connection = async () => {
    const other = await connectTo(daemon.address);
    ends.push(() => other.disconnect());
    return other;
  };
  return { show, told, connection, bus };
}

const onLinux = test.skipIf(process.platform !== 'linux');

onLinux('a banner is shown, replaced in its place, clicked, and closed by whom', async () => {
  const { show, told, connection } = await setUp();
  const service = await startNotificationService(
    await connection(),
    workingService(['actions', 'body', 'body-markup', 'icon-static']),
  );
  const first = show('1 object created');
  expect(await first.result).toEqual({ outcome: 'shown' });
  const second = show('2 objects created', '', first);
  expect(await second.result).toEqual({ outcome: 'shown' });
  expect(service.shown).toMatchObject([
    { replaces: 0, title: '1 object created' },
    { replaces: 1, title: '2 objects created', hints: { 'desktop-entry': 'aruna-notify', urgency: 1 } },
  ]);
  const { actions, hints } = service.shown[0] ?? {};
  expect(actions).toEqual(['default', 'Open', 'open', 'Open', 'mark-read', 'Mark read']);
  expect(hints?.['image-data']).toEqual([2, 1, 8, true, 8, 4, picture.data]);
  service.click(1, 'of-another-app');
  service.click(1, 'mark-read');
  service.click(1);
  await until('the clicks', () => told.length === 2);
  service.close(1, 1);
  await until('the timeout', () => told.length === 3);
  const third = show('3');
  await third.result;
  service.close(2, 2);
  await until('the closing', () => told.length === 4);
  expect(told).toEqual(['mark-read', 'open', 'closed', 'closed by the person']);
  const fourth = show('4');
  await fourth.result;
  fourth.close();
  await until('the call', () => service.closed.length === 1);
  expect(service.closed).toEqual([3]);
  expect(told).toHaveLength(4);
});

onLinux('a banner has the sound that was chosen, and it is known whether the service plays any', async () => {
  const { show, connection, bus } = await setUp();
  const other = await connection();
  const service = await startNotificationService(other, workingService(['body', 'sound']));
  for (const sound of ['none', 'system', 'own'] as const) await show(sound, '', null, sound).result;
  const hints = service.shown.map(
    ({ hints: { 'desktop-entry': _entry, urgency: _u, category: _c, ...rest } }) => rest,
  );
  expect(hints).toMatchObject([
    { 'suppress-sound': true },
    { 'sound-name': 'message-new-instant' },
    { 'sound-file': '/opt/chime.wav' },
  ]);
  expect(await playsSound(bus)).toBe(true);
  other.disconnect();
  await startNotificationService(await connection(), workingService(['body']));
  await until('the answer of the other', async () => (await playsSound(bus)) === false);
});

for (const order of ['behind', 'before'] as const)
  onLinux(`a click that comes right ${order} the answer is not lost`, async () => {
    const { show, told, connection } = await setUp();
    const answer = workingService(['actions']);
    const bus = await connection();
    const service = await startNotificationService(bus, (member, message) => {
      if (member !== 'Notify') return answer(member, message);
      // One of a banner that is not ours comes as well.
      service.click(99);
      if (order === 'before') service.click(1);
      bus.send(answer(member, message) ?? message);
      if (order === 'behind') service.click(1);
      return null;
    });
    await show('clicked at once').result;
    await until('the click', () => told.includes('open'));
    expect(told).toEqual(['open']);
  });

onLinux('a stranger cannot put markup into a body, nor click a banner', async () => {
  const { show, told, connection } = await setUp();
  const service = await startNotificationService(await connection(), workingService(['body', 'body-markup']));
  const hostile = '<a href="https://evil.example">soil & water</a>';
  await show(hostile, hostile).result;
  expect(service.shown[0]).toMatchObject({
    title: hostile,
    body: '&lt;a href="https://evil.example"&gt;soil &amp; water&lt;/a&gt;',
    actions: [],
  });
  const stranger = await connection();
  stranger.send(
    Message.newSignal(notificationsPath, notificationsName, 'ActionInvoked', 'us', [1, 'default']),
  );
  service.close(1, 2);
  await until('the closing', () => told.length === 1);
  expect(told).toEqual(['closed by the person']);
});

onLinux('where bodies are no markup they go out as they are', async () => {
  const { show, connection } = await setUp();
  const service = await startNotificationService(await connection(), workingService(['body', 'actions']));
  await show('t', 'soil & <water>').result;
  expect(service.shown[0]?.body).toBe('soil & <water>');
  expect(service.shown[0]?.hints).not.toHaveProperty('image-data');
});

onLinux(
  'a service that never answers is given a few banners and no more, and each fails',
  async () => {
    const { show, connection } = await setUp();
    const service = await startNotificationService(await connection(), () => null);
    const results = await Promise.all(Array.from({ length: 60 }, (_, n) => show(`banner ${n}`).result));
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['failed']));
    expect(service.shown.length).toBeLessThanOrEqual(20);
  },
  15_000,
);

onLinux(
  'a service that answers late: the banner can still be clicked',
  async () => {
    const { show, told, connection } = await setUp();
    const answer = workingService(['actions']);
    const late: (() => void)[] = [];
    const bus = await connection();
    const service = await startNotificationService(bus, (member, message) => {
      if (member !== 'Notify') return answer(member, message);
      late.push(() => bus.send(answer(member, message) ?? message));
      return null;
    });
    expect(await show('late').result).toMatchObject({ outcome: 'failed' });
    late[0]?.();
    await until('the click', () => {
      service.click(1);
      return told.includes('open');
    });
  },
  15_000,
);

onLinux('a service that refuses, and none at all', async () => {
  const { show, connection } = await setUp();
  expect((await show('nobody').result).outcome).toBe('unsupported');
  await startNotificationService(await connection(), (_member, message) =>
    Message.newError(message, 'org.example.Broken', 'broken'),
  );
  // In the words of the service: they are part of a sentence on screen.
  expect(await show('refused').result).toEqual({ outcome: 'failed', error: 'broken' });
});

onLinux('a service that is restarted is asked again, and its banners are no longer there', async () => {
  const { show, told, connection } = await setUp();
  const first = await connection();
  await startNotificationService(first, workingService(['body', 'actions']));
  const before = show('before');
  await before.result;
  first.disconnect();
  await until('the loss', () => told.includes('closed'));
  const service = await startNotificationService(
    await connection(),
    workingService(['body', 'body-markup'], 7),
  );
  await show('after', 'a & b', before).result;
  expect(service.shown).toMatchObject([{ replaces: 0, body: 'a &amp; b', actions: [] }]);
  expect(service.closed).toEqual([]);
});
