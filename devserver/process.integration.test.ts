import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freePort, natsMissing, startNatsServer } from './testing/nats-server.ts';

const MAIN = join(import.meta.dirname, 'main.ts');
let folder: string;
const children = new Set<ChildProcess>();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aos-test-'));
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
  await rm(folder, { recursive: true, force: true });
});

async function startProcess(...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, '--json', ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  children.add(child);
  const exited = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => JSON.parse((await lines.next()).value ?? 'null');
  const facts = await next();
  return {
    facts,
    async command(verb: string, args: unknown = {}) {
      child.stdin.write(`${JSON.stringify({ verb, args })}\n`);
      return next();
    },
    async end(signal: NodeJS.Signals) {
      child.kill(signal);
      const [code] = await exited;
      return code;
    },
  };
}

async function failureOf(...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, ...args]);
  children.add(child);
  let text = '';
  child.stderr.on('data', (chunk) => {
    text += String(chunk);
  });
  const [code] = await once(child, 'exit');
  return { code, text };
}

test('it says where it listens, takes commands from stdin and stops with SIGTERM', async () => {
  const aos = await startProcess('--port', '0', '--web-port', '0', '--seed', '5', '--notifications', '2');
  expect(aos.facts).toMatchObject({
    address: expect.stringMatching(/:\d+$/),
    project: { name: 'soil-2026' },
  });
  const published = await aos.command('publish', { resource: aos.facts.project.id, count: 3 });
  expect(published).toEqual({ ok: true, result: { sequences: [1, 2, 3] } });
  expect(await aos.command('nothing')).toMatchObject({ ok: false });
  expect((await aos.command('stats')).result.notifications.open).toHaveLength(2);
  expect(await aos.end('SIGTERM')).toBe(0);
});

test('a bad option gets one clear sentence', async () => {
  expect(await failureOf('--port', 'many')).toEqual({
    code: 2,
    text: 'aos: --port is a number from 0 to 65535, not "many".\n',
  });
  const { code, text } = await failureOf('--log', 'paper');
  expect(code).toBe(2);
  expect(text).toBe('aos: --log is memory or nats, not "paper".\n');
});

const missing = natsMissing();
describe.skipIf(missing !== undefined)(
  missing === undefined ? 'with nats' : `with nats (skipped: ${missing})`,
  () => {
    test('what the AOS knows survives kill -9, and so does the log', async () => {
      await using nats = await startNatsServer();
      const ports = ['--port', String(await freePort()), '--web-port', String(await freePort())];
      const args = [...ports, '--log', 'nats', '--nats', nats.url, '--state', join(folder, 'state.jsonl')];
      const first = await startProcess(...args, '--notifications', '4');
      const { project, token } = first.facts;
      await first.command('publish', { resource: project.id, count: 5 });
      const { result } = await first.command('createResource', {
        level: 'object',
        name: 'a.txt',
        parents: [project.id],
      });
      await first.end('SIGKILL');
      await nats.killAndRestart();

      const second = await startProcess(...args, '--notifications', '4');
      expect(second.facts).toMatchObject({ token, project, address: first.facts.address });
      const stats = (await second.command('stats')).result;
      expect(stats.notifications.open).toHaveLength(4);
      expect(stats.lastSequence).toBe(7);
      const { resources } = (await second.command('resources')).result;
      expect(resources.map(({ id }: { id: string }) => id)).toContain(result.id);
      const { events } = (await second.command('events', { from: 6 })).result;
      expect(events).toMatchObject([
        { sequence: 6, id: project.id, action: 'updated' },
        { sequence: 7, id: result.id, action: 'created' },
      ]);
      expect(await second.end('SIGTERM')).toBe(0);
    });
  },
);
