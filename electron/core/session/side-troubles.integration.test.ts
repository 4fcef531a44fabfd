import { Code } from '@connectrpc/connect';
import { expect, onTestFinished, test } from 'vitest';
import { startAos } from '../../../devserver/server.ts';
import { eventually, signIn, startHarness } from '../testing/harness.ts';

test.each([
  ['inbox', 'GetPersonalNotifications'],
  ['announcements', 'GetAnnouncements'],
] as const)(
  'an account whose %s cannot be read says so with the reason, logs it, and recovers by itself',
  async (part, rpc) => {
    const aos = await startAos({ heartbeatMs: 1_000, seed: 1 });
    onTestFinished(() => aos.stop());
    const log: string[] = [];
    const app = await startHarness({ engine: { log: (line) => void log.push(line) } });
    onTestFinished(() => app[Symbol.asyncDispose]());
    await signIn(app.engine, aos.address, aos.token);
    const status = () => app.engine.status();
    await eventually('live', () => status().state === 'live');
    aos.control.refuse({ rpc, code: Code.Internal, count: 4 });
    await eventually('told', () => status().state === 'incomplete', 25_000);
    expect(status()).toMatchObject({ part, problem: { code: 'internal-at-server' } });
    expect(app.engine.accounts()[0]?.status).toEqual(status());
    await eventually('live again', () => status().state === 'live', 25_000);
    expect(log.filter((line) => line.includes(`, ${part}: `))).toEqual([
      expect.stringMatching(/: internal-at-server/),
      expect.stringMatching(/works again/),
    ]);
  },
);
