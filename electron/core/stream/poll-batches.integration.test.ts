import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { startAos } from '../../../devserver/server.ts';
import { eventually, everything, signIn, startHarness } from '../testing/harness.ts';

/** A proxy that hands an answer on only when it is complete, as long as it is told to: no stream gets through. */
async function startBufferingProxy(target: string) {
  const setting = { buffering: true };
  const server = createServer((incoming, response) => {
    const out = request(`${target}${incoming.url}`, { method: incoming.method, headers: incoming.headers });
    const handOn = async (answer: IncomingMessage) => {
      if (!setting.buffering) {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
        return;
      }
      const chunks: Buffer[] = [];
      for await (const chunk of answer) chunks.push(chunk as Buffer);
      response.writeHead(answer.statusCode ?? 502, answer.headers).end(Buffer.concat(chunks));
    };
    out.on('response', (answer) => void handOn(answer).catch(() => response.destroy()));
    out.on('error', () => response.destroy());
    response.on('close', () => out.destroy());
    incoming.pipe(out);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { address: `127.0.0.1:${(server.address() as AddressInfo).port}`, setting };
}

test('behind a proxy that holds streams back events are polled, and streams are used again when they live', async () => {
  const aos = await startAos({ heartbeatMs: 600, ackWaitMs: 1_500, backlog: 2_500, seed: 1 });
  onTestFinished(() => aos.stop());
  const { address, setting } = await startBufferingProxy(aos.webAddress);
  const app = await startHarness({ timing: { heartbeat: 600, stall: 2_000, backoffMax: 300 } });
  onTestFinished(() => app[Symbol.asyncDispose]());

  const account = await signIn(app.engine, address, aos.token);
  const resourceId = aos.projects[0]?.id ?? '';
  const target = { kind: 'resource', resourceId, resourceKind: 'project', subresources: true } as const;
  const { subscription } = await app.engine.watch(account, target, { from: 'everything' });
  const view = () => app.engine.accounts()[0]?.subscriptions.find((s) => s.id === subscription);
  const consumer = async () =>
    (await aos.control.stats()).consumers.find((c) => c.id === view()?.facts.consumer);
  const stored = async () => (await app.engine.feedCount({ ...everything, subscription })).total;

  await eventually('polling', () => {
    const status = view()?.status;
    return status?.state === 'live' && status.polling === true;
  });
  expect(view()?.history[0]?.text).toContain('holds streams back');
  await eventually('the backlog acked', async () => {
    const counts = await consumer();
    return counts?.pending === 0 && counts.outstanding === 0;
  });
  const published = (await aos.control.events()).filter((e) => e.subject.includes(resourceId));
  expect(published.length).toBeGreaterThan(1_000);
  expect((await consumer())?.acked).toBe(published.length);
  const before = await stored();
  await aos.control.publish({ resource: resourceId, action: 'updated', count: 3 });
  await eventually('three more', async () => (await stored()) === before + 3);

  setting.buffering = false;
  // A try that began while the proxy still held back does not count: the next one comes 30 heartbeats later.
  await eventually('word of it', () => view()?.history[0]?.text.includes('streams through again'), 45_000);
  // The server may still be about to notice that the try before was given up.
  await eventually('one stream', async () => (await consumer())?.openStreams === 1);
  await aos.control.publish({ resource: resourceId, action: 'updated', count: 3 });
  await eventually('three more', async () => (await stored()) === before + 6);
});
