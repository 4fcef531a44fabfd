/** The real engine in a process of its own: it does what it is told over IPC and writes down what it announces. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { systemClock } from '../electron/core/base/clock.ts';
import { createEngine } from '../electron/core/engine/engine.ts';
import type { Engine } from '../electron/core/engine/engine-api.ts';
import type { AlertSubject } from '../electron/core/model/alert.ts';
import type { EngineChange } from '../electron/core/model/change.ts';
import type { InboxQuery } from '../electron/core/model/notification.ts';
import type { Vault } from '../electron/core/session/engine-options.ts';
import { announcedIn, openAnnouncedLog } from './announced-log.ts';
import type { Answer, Ask, Command, Commands, EngineSetup, Moment } from './messages.ts';

const setup = JSON.parse(process.argv[2] ?? '{}') as EngineSetup;
const open: InboxQuery = { account: null, view: 'open', kinds: [], text: '' };

/** Keeps the token in a file: there is no person and no keychain here. */
function fileVault(path: string): Vault {
  return {
    get: async () => (existsSync(path) ? readFileSync(path, 'utf8') : null),
    put: async (_account, token) => writeFileSync(path, token),
    remove: async () => writeFileSync(path, ''),
  };
}

/** How many events or notifications an alert speaks of. */
function countOf(about: AlertSubject): number {
  if (about.is === 'events') return about.summary.count;
  return 'count' in about ? about.count : 1;
}

async function main(): Promise<void> {
  let offset = setup.clockOffset;
  let moment: Moment | undefined;
  const wakeListeners = new Set<() => void>();
  const log = openAnnouncedLog(announcedIn(setup.records));
  const engine: Engine = createEngine({
    folder: setup.folder,
    storeWorker: pathToFileURL(setup.storeWorker),
    fetch: globalThis.fetch,
    vault: fileVault(join(setup.records, 'token')),
    network: {
      online: () => true,
      onWake(listener) {
        wakeListeners.add(listener);
        return () => wakeListeners.delete(listener);
      },
    },
    clock: { ...systemClock, now: () => Date.now() + offset },
    random: Math.random,
    timing: setup.timing,
  });

  const account = () => engine.accounts()[0];
  const accountId = () => account()?.id ?? '';
  const dieIf = (now: Moment, happens: boolean) => {
    if (happens && moment === now) process.kill(process.pid, 'SIGKILL');
  };
  const told = new Set<string>();
  const tellConsumers = () => {
    const all =
      account()?.subscriptions.flatMap(({ facts }) => [facts.consumer ?? [], facts.live ?? []].flat()) ?? [];
    const consumers = all.filter((id) => !told.has(id));
    for (const id of consumers) told.add(id);
    if (consumers.length > 0) log.write({ consumers });
  };
  engine.onChange((change: EngineChange) => {
    if (change.state) tellConsumers();
    const { added, alerts, bulks } = change;
    if (added.length > 0) {
      dieIf('committed', true);
      log.write({ added: added.map((row) => row.id) });
      dieIf('announced', true);
    }
    if (alerts.length > 0) {
      log.write({
        alerts: alerts.map(({ key, about, replaces = [] }) => ({ key, count: countOf(about), replaces })),
      });
      dieIf('alerted', true);
    }
    dieIf(
      'bulk',
      bulks.some((b) => b.settled > 0 && b.settled < b.total),
    );
  });

  const commands: { [C in Command]: (args: Commands[C]['args']) => Promise<Commands[C]['answer']> } = {
    async signIn({ address, token }) {
      const result = await engine.signIn(address, token, 'memory');
      if ('field' in result) throw new Error(result.code);
      return result;
    },
    watch: ({ resource, kind, start }) =>
      engine.watch(
        accountId(),
        { kind: 'resource', resourceId: resource, resourceKind: kind, subresources: true },
        start,
      ),
    async unwatch({ subscription }) {
      await engine.unwatch(accountId(), subscription);
      return {};
    },
    async pauseAccount({ paused }) {
      await engine.pauseAccount(accountId(), paused);
      return {};
    },
    async pauseSubscription({ subscription, paused }) {
      await engine.changeSubscription(accountId(), subscription, { paused });
      return {};
    },
    async wake() {
      for (const listener of wakeListeners) listener();
      return {};
    },
    async renew({ token }) {
      const result = await engine.renew(accountId(), token, 'memory');
      if ('field' in result) throw new Error(result.code);
      return {};
    },
    async acknowledgeAll() {
      const ids = (await engine.inboxPage(open, 0, (await engine.inboxCount(open)).total)).map(
        ({ id }) => id,
      );
      if (ids.length > 0) await engine.acknowledge(open);
      log.write({ acknowledged: ids });
      return { ids };
    },
    openNotifications: async () => ({ count: (await engine.inboxCount(open)).total }),
    async dieAt(args) {
      moment = args.moment;
      return {};
    },
    async setClock(args) {
      offset = args.offset;
      return {};
    },
    async stop() {
      await engine.stop(3_000);
      log.close();
      return {};
    },
  };

  const send = (answer: Answer) => process.send?.(answer);
  process.on('message', (ask: Ask<Command, Commands[Command]['args']>) => {
    const run = commands[ask.command] as (args: unknown) => Promise<unknown>;
    run(ask.args).then(
      (value) => send({ id: ask.id, value }),
      (error: unknown) => send({ id: ask.id, error: error instanceof Error ? error.message : String(error) }),
    );
  });
  // Whoever started it is gone: so are we.
  process.on('disconnect', () => process.exit());
  await engine.start();
  send({ ready: true });
}

await main();
