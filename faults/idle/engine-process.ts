/** The real engine in a process of its own, whose CPU time is its own, with a clock that runs as fast as it is told. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defaultTiming } from '../../electron/core/base/timing.ts';
import { createEngine } from '../../electron/core/engine/engine.ts';
import { fastClock } from './fast-clock.ts';
import type { IdleAnswer, IdleAsk, IdleCommand, IdleCommands, IdleSetup } from './messages.ts';

const setup = JSON.parse(process.argv[2] ?? '{}') as IdleSetup;

async function main(): Promise<void> {
  const clock = fastClock(setup.anchor, setup.factor);
  const tokens = new Map<string, string>();
  const wakeListeners = new Set<() => void>();
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
    network: {
      online: () => true,
      onWake(listener) {
        wakeListeners.add(listener);
        return () => wakeListeners.delete(listener);
      },
    },
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
      for (const listener of wakeListeners) listener();
    },
    async cpu() {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1_000_000;
    },
  };
  const send = (answer: IdleAnswer) => process.send?.(answer);
  process.on('message', ({ id, command, args }: IdleAsk) => {
    const run = commands[command] as (args: unknown) => Promise<unknown>;
    run(args).then(
      (value) => send({ id, value }),
      (error: unknown) => send({ id, error: String(error) }),
    );
  });
  // Whoever started it is gone: so are we.
  process.on('disconnect', () => process.exit());
  await engine.start();
  send({ ready: true });
}

await main();
