/** The real engine in a process of its own, so that its CPU time can be read, with a clock whose speed can be set. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defaultTiming } from '../../electron/core/base/timing.ts';
import { createEngine } from '../../electron/core/engine/engine.ts';
import { serveCommands } from '../serve-commands.ts';
import { createWakeableNetwork } from '../wakeable-network.ts';
import { fastClock } from './fast-clock.ts';
import type { IdleAnswer, IdleCommand, IdleCommands, IdleSetup } from './messages.ts';

const setup = JSON.parse(process.argv[2] ?? '{}') as IdleSetup;

async function main(): Promise<void> {
  const clock = fastClock(setup.anchor, setup.factor);
  const tokens = new Map<string, string>();
  const network = createWakeableNetwork();
  let events = 0;
  const engine = createEngine({
    folder: join(setup.folder, 'data'),
    storeWorker: pathToFileURL(setup.storeWorker),
    fetch: globalThis.fetch,
    vault: {
      get: async (account) => tokens.get(account) ?? null,
      put: async (account, token) => void tokens.set(account, token),
      remove: async (account) => void tokens.delete(account),
    },
    network,
    clock,
    random: Math.random,
    timing: defaultTiming,
  });
  engine.onChange(({ added }) => {
    events += added.length;
    if (added.length > 0) process.send?.({ events });
  });

  const account = () => engine.accounts()[0];
  const commands: { [C in IdleCommand]: (args: IdleCommands[C]) => Promise<unknown> } = {
    async signIn({ address, token, watch }) {
      const result = await engine.signIn(address, token, 'memory');
      if ('field' in result) throw new Error(result.code);
      for (const { resourceId, resourceKind } of watch) {
        const target = { kind: 'resource', resourceId, resourceKind, subresources: true } as const;
        await engine.watch(result.account, target, { from: 'now' });
      }
      return { subscriptions: account()?.subscriptions.length };
    },
    async states() {
      return account()?.subscriptions.map(({ status }) => status.state) ?? [];
    },
    async run({ factor }) {
      clock.run(factor);
    },
    async wake() {
      network.wake();
    },
    async cpu() {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1_000_000;
    },
  };
  serveCommands(commands);
  await engine.start();
  process.send?.({ ready: true } satisfies IdleAnswer);
}

await main();
