import { expect, test } from 'vitest';
import { channels, requestChannel } from './channels.ts';
import { type Problem, requests } from './contract.ts';
import { type Handlers, serveIpc } from './server.ts';

type Answer = (event: string, input?: unknown) => Promise<unknown>;

const problem: Problem = { kind: 'server', code: 'internal', args: {} };

function serve(handlers: Partial<Handlers>, ready: Promise<unknown> = Promise.resolve()) {
  const answers = new Map<string, Answer>();
  const log: string[] = [];
  let heard = 0;
  const stop = serveIpc<string>({
    ipcMain: {
      handle: (channel, answer) => answers.set(channel, answer),
      removeHandler: (channel) => answers.delete(channel),
    },
    handlers: handlers as Handlers,
    trusted: (event) => event === 'own window',
    heard: () => heard++,
    ready,
    toProblem: () => problem,
    log: (message) => log.push(message),
  });
  const ask = (event: string, channel: keyof Handlers, input?: unknown) =>
    answers.get(requestChannel(channel))?.(event, input);
  return { answers, ask, log, stop, heard: () => heard };
}

test('every channel of the contract is answered, and none after stopping', () => {
  const { answers, stop } = serve({});
  expect([...answers.keys()].sort()).toEqual(
    Object.keys(requests)
      .map((c) => `aruna:request:${c}`)
      .sort(),
  );
  expect(channels).toHaveLength(Object.keys(requests).length);
  stop();
  expect(answers.size).toBe(0);
});

test('a request of anybody but the own window does nothing', async () => {
  let called = 0;
  const { ask } = serve({ 'app.copy': () => void called++ });
  expect(await ask('an iframe', 'app.copy', { text: 'x' })).toMatchObject({
    ok: false,
    problem: { code: 'page-not-trusted' },
  });
  expect(called).toBe(0);
});

test('a request is heard before anything is waited for, and not from anybody else', () => {
  const { ask, heard } = serve({}, new Promise(() => undefined));
  void ask('an iframe', 'app.state');
  expect(heard()).toBe(0);
  void ask('own window', 'app.state');
  expect(heard()).toBe(1);
});

test('input that does not fit the schema never reaches the handler', async () => {
  let called = 0;
  const { ask, log } = serve({ 'app.pauseAlerts': () => void called++ });
  for (const input of [undefined, null, {}, { choice: 5 }, { choice: 'for-ever' }, { minutes: 5 }]) {
    expect(await ask('own window', 'app.pauseAlerts', input)).toMatchObject({
      ok: false,
      problem: { kind: 'input' },
    });
  }
  expect(called).toBe(0);
  expect(log).toHaveLength(6);
});

test('what the schema does not know is not passed on', async () => {
  let seen: unknown;
  const { ask } = serve({
    'app.copy': (input) => {
      seen = input;
    },
  });
  await ask('own window', 'app.copy', { text: 'id', more: 1 });
  expect(seen).toEqual({ text: 'id' });
});

test('a value comes back as a reply, and an error as its problem', async () => {
  const { ask } = serve({
    'inbox.undo': ({ bulk }) => ({ restored: bulk.length }),
    'inbox.retry': () => {
      throw new Error('secret detail');
    },
  });
  expect(await ask('own window', 'inbox.undo', { bulk: 'abc' })).toEqual({
    ok: true,
    value: { restored: 3 },
  });
  expect(await ask('own window', 'inbox.retry', { which: [{ account: 'a', id: 'b' }] })).toEqual({
    ok: false,
    problem,
  });
});

test('requests wait until there is something true to answer', async () => {
  let open = () => {};
  const ready = new Promise<void>((resolve) => {
    open = resolve;
  });
  const order: string[] = [];
  const { ask } = serve({ 'app.copy': () => void order.push('handled') }, ready);
  const answer = ask('own window', 'app.copy', { text: '' });
  await Promise.resolve();
  order.push('started');
  open();
  await answer;
  expect(order).toEqual(['started', 'handled']);
});
