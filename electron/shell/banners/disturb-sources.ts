import { execFile } from 'node:child_process';
import type { Bus, BusCall, SignalMatch } from '../bus/bus.ts';
import { propertiesInterface, readProperty } from '../bus/read-property.ts';
import { notifications } from './notification-service.ts';

/** How long a service has to say whether the person may be disturbed, ms. */
const deadlineMs = 2_000;
/** Asked only while it runs: it is not started for this. */
const how = { deadlineMs, mayActivate: false };

/** A service that knows whether the person may be disturbed. */
export interface DisturbSource {
  /** The bus name that it has while it runs. */
  name: string;
  /** Asks it; true means that the person is not to be disturbed. Rejects if it does not know. */
  ask: (bus: Bus) => Promise<unknown>;
  /** After these signals it is asked again. */
  changed: readonly SignalMatch[];
}

const answer = async (bus: Bus, call: BusCall) => (await bus.call({ ...call, ...how }))[0];

/** A property of the notification service, which tells when it changes. */
const serviceProperty = (owner: string, property: string): DisturbSource => ({
  name: notifications.destination,
  ask: (bus) => readProperty(bus, { ...notifications, interface: owner }, property, how),
  changed: [
    {
      sender: notifications.destination,
      path: notifications.path,
      interface: propertiesInterface,
      member: 'PropertiesChanged',
    },
  ],
});

const swaync = {
  destination: 'org.erikreider.swaync.cc',
  path: '/org/erikreider/swaync/cc',
  interface: 'org.erikreider.swaync.cc',
};
const xfconf = { destination: 'org.xfce.Xfconf', path: '/org/xfce/Xfconf', interface: 'org.xfce.Xfconf' };
const portal = {
  destination: 'org.freedesktop.portal.Desktop',
  path: '/org/freedesktop/portal/desktop',
  interface: 'org.freedesktop.portal.Settings',
};
const gnomeSetting = ['org.gnome.desktop.notifications', 'show-banners'];

/** Whether GNOME shows banners: as its portal says, or its settings, where the portal does not hand this one on. */
async function showsGnomeBanners(bus: Bus): Promise<boolean> {
  const read = { ...portal, member: 'ReadOne', signature: 'ss', body: gnomeSetting };
  const said = await answer(bus, read).catch(() => null);
  if (typeof said === 'boolean') return said;
  return new Promise((resolve, reject) =>
    execFile('gsettings', ['get', ...gnomeSetting], { timeout: deadlineMs }, (error, text) =>
      error === null ? resolve(text.trim() !== 'false') : reject(error),
    ),
  );
}

export const disturbSources: readonly DisturbSource[] = [
  // Plasma (plasma-workspace, libnotificationmanager/dbus/org.freedesktop.Notifications.xml).
  serviceProperty(notifications.interface, 'Inhibited'),
  // dunst (src/dbus.c).
  serviceProperty('org.dunstproject.cmd0', 'paused'),
  // SwayNotificationCenter (src/swayncDaemon/swayncDaemon.vala).
  {
    name: swaync.destination,
    ask: (bus) => answer(bus, { ...swaync, member: 'GetDnd' }),
    changed: [{ ...swaync, member: 'SubscribeV2' }],
  },
  // xfce4-notifyd keeps it in the settings of Xfce (xfce4-notifyd/xfce-notify-daemon.c).
  {
    name: 'org.xfce.Notifyd',
    ask: (bus) =>
      answer(bus, {
        ...xfconf,
        member: 'GetProperty',
        signature: 'ss',
        body: ['xfce4-notifyd', '/do-not-disturb'],
      }),
    changed: [{ ...xfconf, member: 'PropertyChanged' }],
  },
  // GNOME, whose settings are told of by its portal and by dconf (service/dconf-writer.c).
  {
    name: 'org.gnome.Shell',
    ask: async (bus) => !(await showsGnomeBanners(bus)),
    changed: [
      { ...portal, member: 'SettingChanged' },
      { interface: 'ca.desrt.dconf.Writer', member: 'Notify' },
    ],
  },
];
