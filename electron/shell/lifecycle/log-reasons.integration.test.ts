import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Code } from '@connectrpc/connect';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startAos } from '../../../devserver/server.ts';
import { systemClock } from '../../core/base/clock.ts';
import { eventually, signIn, startHarness } from '../../core/testing/harness.ts';
import { openLog } from './log-file.ts';

test('why streams, polls and acks fail is in the log, once, and the token is not', async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const folder = mkdtempSync(join(tmpdir(), 'log-'));
  const file = join(folder, 'log.txt');
  const aos = await startAos({ heartbeatMs: 1_000, ackWaitMs: 2_000, seed: 1 });
  const app = await startHarness({ engine: { log: openLog(file, systemClock) } });
  onTestFinished(async () => {
    await app[Symbol.asyncDispose]();
    await aos.stop();
    rmSync(folder, { recursive: true });
    vi.restoreAllMocks();
  });
  const message = `no: authorization: Bearer ${aos.token} %22token%22%3A%22${aos.token}%22`;
  const rpcs = ['GetEventMessageStream', 'GetEventMessageBatch', 'AcknowledgeMessageBatch'];
  for (const rpc of rpcs) aos.control.refuse({ rpc, code: Code.Unavailable, count: 4, message });
  const account = await signIn(app.engine, aos.address, aos.token);
  const resourceId = aos.projects[0]?.id ?? '';
  const target = { kind: 'resource', resourceId, resourceKind: 'project', subresources: true } as const;
  await app.engine.watch(account, target, { from: 'everything' });
  const lines = () => readFileSync(file, { encoding: 'utf8', flag: 'a+' }).split('\n');
  const about = (part: RegExp) => lines().filter((line) => part.test(line));
  const parts = [/, stream of subscription \d+: /, /, record of subscription \d+: /, /, acks: /];
  await aos.control.publish({ resource: resourceId, action: 'updated', count: 3 });
  await eventually(
    'every part to fail and to work again',
    () => parts.every((part) => about(part).some((line) => line.includes('works again'))),
    30_000,
  );
  for (const part of parts) {
    expect(about(part)[0]).toMatch(/unreachable|unavailable|busy|server/);
    expect(about(part)[0]).toContain('<');
  }
  expect(about(/, acks: /)).toHaveLength(2);
  const text = lines().join('\n');
  expect(text).not.toContain(aos.token);
  expect(text).not.toContain(aos.token.slice(0, 30));
});
