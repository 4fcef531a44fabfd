import type { Engine } from '../electron/core/engine/engine-api.ts';
import { everything } from '../electron/core/model/event.ts';
import type { InboxQuery } from '../electron/core/model/notification.ts';
import type { AnnouncedLog } from './announced-log.ts';
import type { Command, Commands, Moment } from './messages.ts';

/** What commands can change about the process itself. */
export interface ProcessControls {
  wake(): void;
  dieAt(moment: Moment): void;
  setClock(offsetMs: number): void;
}

type EngineCommands = { [C in Command]: (args: Commands[C]['args']) => Promise<Commands[C]['answer']> };

const open: InboxQuery = { account: null, view: 'open', kinds: [], text: '' };

/** What the process with the engine can be told. */
export function engineCommands(engine: Engine, log: AnnouncedLog, controls: ProcessControls): EngineCommands {
  const accountId = () => engine.accounts()[0]?.id ?? '';
  return {
    ...inboxCommands(engine, log),
    async signIn({ address, token }) {
      const result = await engine.signIn(address, token, 'memory');
      if ('field' in result) throw new Error(result.code);
      return result;
    },
    watch({ resource, kind, start }) {
      const target = {
        kind: 'resource',
        resourceId: resource,
        resourceKind: kind,
        subresources: true,
      } as const;
      return engine.watch(accountId(), target, start);
    },
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
    async renew({ token }) {
      const result = await engine.renew(accountId(), token, 'memory');
      if ('field' in result) throw new Error(result.code);
      return {};
    },
    async readFeed({ offset, limit }) {
      const page = await engine.feedPage(everything, offset, limit).catch(() => null);
      return { rows: page?.length ?? null };
    },
    async wake() {
      controls.wake();
      return {};
    },
    async dieAt({ moment }) {
      controls.dieAt(moment);
      return {};
    },
    async setClock({ offsetMs }) {
      controls.setClock(offsetMs);
      return {};
    },
    async stop() {
      await engine.stop(3_000);
      log.close();
      return {};
    },
  };
}

function inboxCommands(
  engine: Engine,
  log: AnnouncedLog,
): Pick<EngineCommands, 'acknowledgeAll' | 'openNotifications'> {
  return {
    async acknowledgeAll() {
      const { total } = await engine.inboxCount(open);
      const ids = (await engine.inboxPage(open, 0, total)).map(({ id }) => id);
      if (ids.length > 0) await engine.acknowledge(open);
      log.write({ acknowledged: ids });
      return { ids };
    },
    openNotifications: async () => ({ count: (await engine.inboxCount(open)).total }),
  };
}
