/**
 * The names of all channels, without their schemas: the sandboxed preload script needs the names only, and stays small
 * without zod. The types keep both lists complete: a channel added to the contract and not here does not compile.
 */
import type { Channel, Push } from './contract.ts';

const requestNames: Record<Channel, true> = {
  'app.state': true,
  'app.settings': true,
  'app.zoom': true,
  'app.restart': true,
  'app.pauseAlerts': true,
  'app.openKeychain': true,
  'app.copy': true,
  'app.openPortal': true,
  'desktop.autostart': true,
  'desktop.setAutostart': true,
  'desktop.setShortcut': true,
  'view.handOver': true,
  'view.take': true,
  'view.keepStill': true,
  'account.test': true,
  'account.signIn': true,
  'account.renew': true,
  'account.beginDevice': true,
  'account.finishDevice': true,
  'account.cancelDevice': true,
  'account.openDevicePage': true,
  'account.serverHints': true,
  'account.openTokenPage': true,
  'account.remove': true,
  'account.pause': true,
  'account.reconnect': true,
  'account.change': true,
  'help.check': true,
  'help.log': true,
  'help.openData': true,
  'help.licences': true,
  'help.openPage': true,
  'help.testBanner': true,
  'setup.export': true,
  'setup.import': true,
  'watch.candidates': true,
  'watch.add': true,
  'watch.change': true,
  'watch.order': true,
  'watch.fetchEarlier': true,
  'watch.remove': true,
  'feed.count': true,
  'feed.page': true,
  'feed.activity': true,
  'feed.locate': true,
  'feed.bursts': true,
  'feed.burstPage': true,
  'feed.burstLocate': true,
  'feed.burstEvents': true,
  'feed.detail': true,
  'feed.openLink': true,
  'feed.markRead': true,
  'feed.undoMark': true,
  'export.run': true,
  'export.cancel': true,
  'inbox.count': true,
  'inbox.groups': true,
  'inbox.page': true,
  'inbox.pages': true,
  'inbox.row': true,
  'inbox.access': true,
  'inbox.acknowledge': true,
  'inbox.hold': true,
  'inbox.undo': true,
  'inbox.retry': true,
  'inbox.grant': true,
  'data.size': true,
  'data.compact': true,
  'rules.change': true,
  'rules.preview': true,
  'alerts.count': true,
  'alerts.playsSound': true,
  'alerts.page': true,
  'alerts.notificationWhy': true,
  'snooze.begin': true,
  'snooze.end': true,
  'snooze.undo': true,
  'snooze.count': true,
  'snooze.page': true,
  'star.set': true,
  'star.count': true,
  'star.page': true,
  'statistics.read': true,
  'statistics.export': true,
  'updates.check': true,
  'updates.install': true,
  'updates.openDownload': true,
};

const pushNames: Record<Push, true> = {
  'app.state': true,
  'feed.changed': true,
  exporting: true,
  'inbox.changed': true,
  'alerts.changed': true,
  goto: true,
  'view.asked': true,
  'still.asked': true,
  command: true,
  notice: true,
};

/** What the two directions are called on the wire, so that neither can be mistaken for a channel of Electron's own. */
export const requestChannel = (channel: Channel): string => `aruna:request:${channel}`;
export const pushChannel = (push: Push): string => `aruna:push:${push}`;

export function isChannel(name: string): name is Channel {
  return Object.hasOwn(requestNames, name);
}

export function isPush(name: string): name is Push {
  return Object.hasOwn(pushNames, name);
}

export const channels = Object.keys(requestNames).filter(isChannel);
