import { basename } from 'node:path';
import type { Engine } from '../../core/engine/engine-api.ts';
import { AosError } from '../../core/model/problem.ts';
import type { AppState } from '../../ipc/contract.ts';
import type { Handlers } from '../../ipc/server.ts';
import type { Words } from '../../words/languages.ts';
import type { SettingsFile } from '../settings/settings.ts';
import { readSetup, withFilters, writeSetup } from '../settings/setup-file.ts';
import type { Exports } from './save-export.ts';

export interface ApiOptions {
  engine: Engine;
  settings: SettingsFile;
  state: () => AppState;
  pauseAlerts: (minutes: number) => void;
  copy: (text: string) => void;
  exports: Exports;
  /** Asks the person where to save accounts and subscriptions; null when they would rather not. */
  chooseSetup: () => Promise<string | null>;
  openExternal: (address: string) => Promise<void>;
  words: Words;
}

/** What every channel does: one call of core or of the shell. */
export function createApi({ engine, settings, ...shell }: ApiOptions): Handlers {
  return {
    'app.state': () => shell.state(),
    'app.settings': (change) => settings.change(change),
    'app.pauseAlerts': ({ minutes }) => shell.pauseAlerts(minutes),
    'app.copy': ({ text }) => shell.copy(text),
    'app.openPortal': ({ account, resourceId }) =>
      shell.openExternal(portal(engine.portalPage(account, resourceId), shell.words)),

    'account.test': ({ address, token, ...consent }) => engine.test(address, token, consent),
    'account.signIn': ({ address, token, keep, label, plaintext, ca }) =>
      engine.signIn(address, token, keep, label, { plaintext, ca }),
    'account.renew': ({ account, token, keep }) => engine.renew(account, token, keep),
    'account.beginDevice': (request) => engine.beginDevice(request),
    'account.finishDevice': ({ flow }) => engine.finishDevice(flow),
    'account.cancelDevice': ({ flow }) => engine.cancelDevice(flow),
    'account.openDevicePage': async ({ flow }) => {
      const page = engine.devicePage(flow);
      if (page !== null) await shell.openExternal(page);
    },
    'account.remove': ({ account, deleteConsumers }) => engine.removeAccount(account, deleteConsumers),
    'account.change': ({ account, ...change }) => engine.changeAccount(account, change),
    'setup.export': async () => {
      const path = await shell.chooseSetup();
      if (path === null) return null;
      const setup = { ...engine.exportSetup(), filters: settings.get().filters };
      writeSetup(path, setup, shell.words);
      return { file: basename(path) };
    },
    'setup.import': ({ text }) => {
      const { filters = [], ...setup } = readSetup(text, shell.words);
      settings.change({ filters: withFilters(settings.get().filters, filters) });
      return engine.importSetup(setup);
    },
    'account.pause': ({ account, paused }) => engine.pauseAccount(account, paused),

    'watch.candidates': ({ account, text }) => engine.candidates(account, text),
    'watch.add': ({ account, target, start, takeOver }) => engine.watch(account, target, start, takeOver),
    'watch.change': ({ account, subscription, ...change }) =>
      engine.changeSubscription(account, subscription, change),
    'watch.remove': ({ account, subscription }) => engine.unwatch(account, subscription),

    'feed.count': (query) => engine.feedCount(query),
    'feed.page': ({ query, offset, limit, before }) => engine.feedPage(query, offset, limit, before),
    'feed.activity': (query) => engine.feedActivity(query),
    'feed.locate': ({ query, event }) => engine.feedLocate(query, event),
    'feed.bursts': ({ query, heads }) => engine.burstPlaces(query, heads),
    'feed.burstPage': ({ query, head, offset, limit }) => engine.burstPage(query, head, offset, limit),
    'feed.burstLocate': ({ query, event }) => engine.burstLocate(query, event),
    'feed.burstEvents': ({ query, heads }) => engine.burstEvents(query, heads),
    'feed.detail': (event) => engine.feedDetail(event),
    'feed.markRead': ({ which, read }) => engine.markRead(which, read),
    'feed.undoMark': ({ undo }) => engine.undoMarkRead(undo),
    'feed.export': ({ query, to }) => shell.exports.run(query, to),
    'feed.cancelExport': () => shell.exports.cancel(),

    'inbox.count': (query) => engine.inboxCount(query),
    'inbox.page': ({ query, offset, limit }) => engine.inboxPage(query, offset, limit),
    'inbox.ids': (query) => engine.inboxIds(query),
    'inbox.acknowledge': ({ which }) => engine.acknowledge(which),
    'inbox.undo': ({ bulk }) => engine.undoAcknowledge(bulk),
    'inbox.retry': ({ which }) => engine.retryAcknowledge(which),
    'inbox.grant': ({ request, level }) => engine.grantAccess(request, level),
  };
}

/** Only https addresses reach the browser: the portal's address comes, in the end, from what somebody typed. */
export function portal(address: string | null, words: Words): string {
  if (address === null) {
    throw new AosError({
      kind: 'not-found',
      message: words.failed.noPortal,
      next: words.failed.noPortalNext,
    });
  }
  if (!URL.canParse(address) || new URL(address).protocol !== 'https:') {
    const { portalNotHttps: message, portalNotHttpsNext: next } = words.failed;
    throw new AosError({ kind: 'rejected', message, next });
  }
  return address;
}
