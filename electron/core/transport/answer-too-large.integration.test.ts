import { expect, onTestFinished, test } from 'vitest';
import { startAos } from '../../../devserver/server.ts';
import { eventually, signIn, startHarness } from '../testing/harness.ts';

test.each(['grpc', 'web'] as const)(
  'a subscription goes on after a stream, a poll and an ack were answered with more than 16 MiB (%s)',
  async (way) => {
    const aos = await startAos({ heartbeatMs: 1_000, ackWaitMs: 2_000, seed: 1 });
    const log: string[] = [];
    const app = await startHarness({ engine: { log: (line) => void log.push(line) } });
    onTestFinished(async () => {
      await app[Symbol.asyncDispose]();
      await aos.stop();
    });
    const account = await signIn(app.engine, way === 'grpc' ? aos.address : aos.webAddress, aos.token);
    for (const rpc of ['GetEventMessageStream', 'GetEventMessageBatch', 'AcknowledgeMessageBatch'])
      aos.control.swell({ rpc });
    const resourceId = aos.projects[0]?.id ?? '';
    const target = { kind: 'resource', resourceId, resourceKind: 'project', subresources: true } as const;
    await app.engine.watch(account, target, { from: 'everything' });
    await aos.control.publish({ resource: resourceId, action: 'updated', count: 3 });
    await eventually('the events', () => app.added().filter((row) => row.resourceId).length >= 3, 30_000);
    await eventually('live', () => app.engine.status().state === 'live', 30_000);
    expect(log.some((line) => line.includes('answer-too-large'))).toBe(true);
    const ids = app.added().map((row) => row.id);
    expect(new Set(ids).size).toBe(ids.length);
  },
);
