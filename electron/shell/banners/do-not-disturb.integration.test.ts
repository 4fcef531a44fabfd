import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Message, type MessageBus, Variant } from '@jellybrick/dbus-next';
import { afterEach, test, vi } from 'vitest';
import { connectTo, startBus } from '../../../e2e/fixtures/bus.ts';
import { until } from '../../../e2e/fixtures/child.ts';
import { systemClock } from '../../core/base/clock.ts';
import { openBus } from '../bus/open-bus.ts';
import { followDoNotDisturb } from './do-not-disturb.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function setUp() {
  const folder = await mkdtemp(join(tmpdir(), 'aruna-notify-disturb-'));
  ends.push(() => rm(folder, { recursive: true, force: true }));
  const daemon = await startBus(folder, process.env);
  ends.push(() => daemon[Symbol.asyncDispose]());
  const bus = openBus({ address: daemon.address, clock: systemClock, log: () => undefined });
  ends.push(bus.stop);
  const doNotDisturb = followDoNotDisturb(bus);
  ends.push(doNotDisturb.stop);
  const is = (isOn: boolean) => until(`do not disturb ${isOn}`, () => doNotDisturb.isOn() === isOn);
  const connection = async () => {
    const other = await connectTo(daemon.address);
    ends.push(() => other.disconnect());
    return other;
  };
  return { is, connection, folder };
}

/** Answers every call that asks for this value, by the member and the first argument of the call. */
function answer(bus: MessageBus, member: string, first: string | undefined, reply: () => [string, unknown]) {
  bus.addMethodHandler((message) => {
    if (message.member !== member || message.body[0] !== first) return false;
    const [signature, value] = reply();
    bus.send(Message.newMethodReturn(message, signature, [value]));
    return true;
  });
}

const onLinux = test.skipIf(process.platform !== 'linux');
const notifications = 'org.freedesktop.Notifications';
const path = '/org/freedesktop/Notifications';
const properties = 'org.freedesktop.DBus.Properties';

onLinux.each([
  ['Plasma', notifications, 'Inhibited'],
  ['dunst', 'org.dunstproject.cmd0', 'paused'],
])(
  'the notification service of %s is asked, followed, and forgotten when it is gone',
  async (_, owner, name) => {
    const { is, connection } = await setUp();
    let isOn = true;
    const service = await connection();
    answer(service, 'Get', owner, () => ['v', new Variant('b', isOn)]);
    await service.requestName(notifications, 0);
    await is(true);
    const change = (value: boolean) => {
      isOn = value;
      const body = [owner, { [name]: new Variant('b', value) }, []];
      service.send(Message.newSignal(path, properties, 'PropertiesChanged', 'sa{sv}as', body));
    };
    change(false);
    await is(false);
    change(true);
    await is(true);
    service.disconnect();
    await is(false);
  },
);

onLinux('SwayNotificationCenter is asked at its own name', async () => {
  const { is, connection } = await setUp();
  let isOn = true;
  const service = await connection();
  answer(service, 'GetDnd', undefined, () => ['b', isOn]);
  await service.requestName('org.erikreider.swaync.cc', 0);
  await is(true);
  isOn = false;
  const name = 'org.erikreider.swaync.cc';
  service.send(
    Message.newSignal('/org/erikreider/swaync/cc', name, 'SubscribeV2', 'ubbb', [0, false, false, false]),
  );
  await is(false);
});

onLinux('the settings of Xfce count only while its notification service runs', async () => {
  const { is, connection } = await setUp();
  const settings = await connection();
  answer(settings, 'GetProperty', 'xfce4-notifyd', () => ['v', new Variant('b', true)]);
  await settings.requestName('org.xfce.Xfconf', 0);
  await is(false);
  const service = await connection();
  await service.requestName('org.xfce.Notifyd', 0);
  await is(true);
});

onLinux('GNOME is asked through the portal, and else with gsettings', async () => {
  const { is, connection, folder } = await setUp();
  const file = join(folder, 'gsettings');
  const say = (shown: boolean) => writeFile(file, `#!/bin/sh\necho ${shown}\n`, { mode: 0o755 });
  await say(false);
  vi.stubEnv('PATH', `${folder}:${process.env.PATH}`);
  ends.push(() => vi.unstubAllEnvs());
  const shell = await connection();
  await shell.requestName('org.gnome.Shell', 0);
  await is(true);
  await say(true);
  const key = '/org/gnome/desktop/notifications/show-banners';
  const notify = () =>
    shell.send(
      Message.newSignal('/ca/desrt/dconf/Writer/user', 'ca.desrt.dconf.Writer', 'Notify', 'sass', [
        key,
        [''],
        '',
      ]),
    );
  notify();
  await is(false);
  const portal = await connection();
  answer(portal, 'ReadOne', 'org.gnome.desktop.notifications', () => ['v', new Variant('b', false)]);
  await portal.requestName('org.freedesktop.portal.Desktop', 0);
  notify();
  await is(true);
});

onLinux('a service that does not answer counts as one that does not know', async () => {
  const { is, connection } = await setUp();
  const service = await connection();
  service.addMethodHandler(() => true);
  await service.requestName('org.erikreider.swaync.cc', 0);
  await is(false);
});
