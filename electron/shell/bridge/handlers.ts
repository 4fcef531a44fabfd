import { basename } from 'node:path';
import { toneOf } from '../../core/model/finding.ts';
import { nextZoom } from '../../core/model/zoom.ts';
import type { Channel } from '../../ipc/contract.ts';
import type { Handlers } from '../../ipc/server.ts';
import { settingsForFile, writeSetup } from '../settings/setup-file.ts';
import { requireLinkOf } from './announcement-link.ts';
import type { HandlerOptions } from './handler-options.ts';
import { requirePortalAddress } from './portal-address.ts';

/** The handlers of one group of channels: those whose names start with `<Group>.`. */
type GroupHandlers<Group extends string> = Pick<Handlers, Extract<Channel, `${Group}.${string}`>>;

/** The handler of every channel. Each makes one call to core or to the shell. */
export function createHandlers(options: HandlerOptions): Handlers {
  return {
    ...appHandlers(options),
    ...viewHandlers(options),
    ...desktopHandlers(options),
    ...accountHandlers(options),
    ...setupHandlers(options),
    ...helpHandlers(options),
    ...watchHandlers(options),
    ...feedHandlers(options),
    ...exportHandlers(options),
    ...inboxHandlers(options),
    ...alertHandlers(options),
    ...dataHandlers(options),
    ...ruleHandlers(options),
    ...snoozeHandlers(options),
    ...starHandlers(options),
    ...statisticsHandlers(options),
    ...updateHandlers(options),
  };
}

function appHandlers({ engine, settings, ...shell }: HandlerOptions): GroupHandlers<'app'> {
  return {
    'app.state': () => shell.state(),
    'app.settings': (change) => settings.change(change),
    'app.zoom': ({ to }) => settings.change({ zoom: nextZoom(settings.get().zoom, to) }),
    'app.restart': () => shell.restart(),
    'app.pauseAlerts': ({ choice }) => shell.pauseAlerts(choice),
    'app.openKeychain': () => shell.openKeychain(),
    'app.copy': ({ text }) => shell.copy(text),
    'app.openPortal': ({ account, resourceId }) =>
      shell.openExternal(requirePortalAddress(engine.portalPage(account, resourceId))),
  };
}

function viewHandlers({ release, still }: HandlerOptions): GroupHandlers<'view'> {
  return {
    'view.handOver': ({ view }) => release.handOver(view),
    'view.take': () => release.take(),
    'view.keepStill': (handed) => still.keep(handed.still),
  };
}

function desktopHandlers({ autostart, shortcut }: HandlerOptions): GroupHandlers<'desktop'> {
  return {
    'desktop.autostart': () => autostart.isOn(),
    'desktop.setAutostart': ({ isOn }) => autostart.set(isOn),
    'desktop.setShortcut': ({ keys }) => shortcut.set(keys),
  };
}

function updateHandlers({ updates, openExternal }: HandlerOptions): GroupHandlers<'updates'> {
  return {
    // They may take long; the state tells what comes of them.
    'updates.check': () => void updates.check(),
    'updates.install': () => void updates.install(),
    'updates.openDownload': async () => {
      const page = updates.downloadPage();
      if (page !== null) await openExternal(page);
    },
  };
}

function accountHandlers({ engine, still, openExternal }: HandlerOptions): GroupHandlers<'account'> {
  return {
    'account.test': ({ address, token, ...consent }) => engine.test(address, token, consent),
    'account.signIn': ({ address, token, keep, label, plaintext, ca }) =>
      engine.signIn(address, token, keep, label, { plaintext, ca }),
    'account.renew': ({ account, token, keep }) => engine.renew(account, token, keep),
    'account.beginDevice': (request) => engine.beginDevice(request),
    'account.finishDevice': ({ flow }) => engine.finishDevice(flow),
    'account.cancelDevice': ({ flow }) => engine.cancelDevice(flow),
    'account.openDevicePage': async ({ flow }) => {
      const page = engine.devicePage(flow);
      if (page !== null) await openExternal(page);
    },
    'account.serverHints': ({ address }) => engine.serverHints(address),
    'account.openTokenPage': ({ address }) => openExternal(requirePortalAddress(engine.tokenPage(address))),
    'account.remove': async ({ account, deleteConsumers }) => {
      const left = await engine.removeAccount(account, deleteConsumers);
      still.forget();
      return left;
    },
    'account.change': ({ account, ...change }) => engine.changeAccount(account, change),
    'account.reconnect': ({ account }) => engine.reconnect(account),
    'account.pause': ({ account, paused }) => engine.pauseAccount(account, paused),
  };
}

function helpHandlers({ help }: HandlerOptions): GroupHandlers<'help'> {
  return {
    'help.check': async ({ check, account }) => {
      const finding = await help.check(check, account);
      return { finding, tone: toneOf(finding) };
    },
    'help.log': () => help.log(),
    'help.openData': () => help.openData(),
    'help.licences': () => help.licences(),
    'help.openPage': ({ page }) => help.openPage(page),
    'help.testBanner': () => help.testBanner(),
  };
}

function setupHandlers({ engine, settings, chooseSetup, restore }: HandlerOptions): GroupHandlers<'setup'> {
  return {
    'setup.export': async () => {
      const path = await chooseSetup();
      if (path === null) return null;
      const { filters, quietHours } = settings.get();
      const own = { settings: settingsForFile(settings.get()), filters, quietHours };
      writeSetup(path, { ...(await engine.exportSetup()), ...own });
      return { file: basename(path) };
    },
    'setup.import': ({ text }) => restore.restore(text),
  };
}

function watchHandlers({ engine }: HandlerOptions): GroupHandlers<'watch'> {
  return {
    'watch.candidates': ({ account, text }) => engine.candidates(account, text),
    'watch.add': ({ account, target, start, takeOver }) => engine.watch(account, target, start, takeOver),
    'watch.change': ({ account, subscription, ...change }) =>
      engine.changeSubscription(account, subscription, change),
    'watch.order': ({ account, order }) => engine.orderSubscriptions(account, order),
    'watch.fetchEarlier': ({ account, subscription }) => engine.fetchEarlier(account, subscription),
    'watch.remove': ({ account, subscription }) => engine.unwatch(account, subscription),
  };
}

function feedHandlers({ engine, openExternal }: HandlerOptions): GroupHandlers<'feed'> {
  return {
    'feed.count': (query) => engine.feedCount(query),
    'feed.page': ({ query, offset, limit, before }) => engine.feedPage(query, offset, limit, before),
    'feed.activity': (query) => engine.feedActivity(query),
    'feed.locate': ({ query, event }) => engine.feedLocate(query, event),
    'feed.bursts': ({ query, heads }) => engine.burstPlaces(query, heads),
    'feed.burstPage': ({ query, head, offset, limit }) => engine.burstPage(query, head, offset, limit),
    'feed.burstLocate': ({ query, event }) => engine.burstLocate(query, event),
    'feed.burstEvents': ({ query, heads }) => engine.burstEvents(query, heads),
    'feed.detail': (event) => engine.feedDetail(event),
    'feed.openLink': async ({ account, id, address }) =>
      openExternal(requireLinkOf(await engine.feedDetail({ account, id }), address)),
    'feed.markRead': ({ which, read }) => engine.markRead(which, read),
    'feed.undoMark': ({ undo }) => engine.undoMarkRead(undo),
  };
}

function exportHandlers({ exports }: HandlerOptions): GroupHandlers<'export'> {
  return {
    'export.run': ({ what, to }) => exports.run(what, to),
    'export.cancel': () => exports.cancel(),
  };
}

function inboxHandlers({ engine }: HandlerOptions): GroupHandlers<'inbox'> {
  return {
    'inbox.count': (query) => engine.inboxCount(query),
    'inbox.page': ({ query, offset, limit }) => engine.inboxPage(query, offset, limit),
    'inbox.groups': ({ query, by }) => engine.inboxGroups(query, by),
    'inbox.pages': async (parts) => {
      const pages = await Promise.all(
        parts.map(({ query, offset, limit }) => engine.inboxPage(query, offset, limit)),
      );
      return pages.flat();
    },
    'inbox.row': (notification) => engine.inboxRow(notification),
    'inbox.access': ({ request, isOpened }) => engine.accessOfAsker(request, isOpened),
    'inbox.acknowledge': ({ which }) => engine.acknowledge(which),
    'inbox.hold': ({ bulk, isHeld }) => engine.holdBulk(bulk, isHeld),
    'inbox.undo': ({ bulk }) => engine.undoAcknowledge(bulk),
    'inbox.retry': ({ which }) => engine.retryAcknowledge(which),
    'inbox.grant': ({ which, level }) => engine.grantAccess(which, level),
  };
}

function dataHandlers({ engine }: HandlerOptions): GroupHandlers<'data'> {
  return {
    'data.size': () => engine.dataSize(),
    'data.compact': () => engine.compact(),
  };
}

function ruleHandlers({ engine }: HandlerOptions): GroupHandlers<'rules'> {
  return {
    'rules.change': ({ rules }) => engine.changeRules(rules),
    'rules.preview': ({ rule, place }) => engine.previewRule(rule, place),
  };
}

function alertHandlers({ engine, playsSound }: HandlerOptions): GroupHandlers<'alerts'> {
  return {
    'alerts.playsSound': () => playsSound(),
    'alerts.count': (query) => engine.bannerCount(query),
    'alerts.page': ({ query, offset, limit }) => engine.bannerPage(query, offset, limit),
    'alerts.notificationWhy': (notification) => engine.notificationWhy(notification),
  };
}

function snoozeHandlers({ engine }: HandlerOptions): GroupHandlers<'snooze'> {
  return {
    'snooze.begin': ({ what, until }) => engine.snooze(what, until),
    'snooze.end': ({ what }) => engine.endSnooze(what),
    'snooze.undo': ({ since }) => engine.undoSnooze(since),
    'snooze.count': ({ account }) => engine.snoozedCount(account),
    'snooze.page': ({ account, offset, limit }) => engine.snoozedPage(account, offset, limit),
  };
}

function starHandlers({ engine }: HandlerOptions): GroupHandlers<'star'> {
  return {
    'star.set': ({ what, isOn }) => engine.star(what, isOn),
    'star.count': ({ account }) => engine.starredCount(account),
    'star.page': ({ account, offset, limit }) => engine.starredPage(account, offset, limit),
  };
}

function statisticsHandlers({ engine, saveStatistics }: HandlerOptions): GroupHandlers<'statistics'> {
  return {
    'statistics.read': (query) => engine.statistics(query),
    'statistics.export': async ({ query, picture }) => ({ file: await saveStatistics(query, picture) }),
  };
}
