import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Message, type MessageBus, sessionBus, Variant } from '@jellybrick/dbus-next';
import { afterEach, expect, test } from 'vitest';
import { startBus } from '../../../e2e/fixtures/bus.ts';
import { until } from '../../../e2e/fixtures/child.ts';
import { systemClock } from '../../core/base/clock.ts';
import type { Bus } from '../bus/bus.ts';
import { openBus } from '../bus/open-bus.ts';
import { kwallet } from './kwallet.ts';
import { secretService } from './secret-service.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
const linux = test.skipIf(process.platform !== 'linux');
const noLog = () => undefined;

type Answer = [signature: string, body: unknown[]] | 'silence' | 'error';

/** A bus, and on it a service that answers each member as `answers` says; what is not listed is an error. */
async function stage(name: string, answers: Record<string, Answer | ((message: Message) => Answer)>) {
  const folder = await mkdtemp(join(tmpdir(), 'aruna-notify-keys-'));
  ends.push(() => rm(folder, { recursive: true, force: true }));
  const daemon = await startBus(folder, process.env);
  ends.push(() => daemon[Symbol.asyncDispose]());
  const peer = sessionBus({ busAddress: daemon.address });
  ends.push(() => peer.disconnect());
  await new Promise<void>((resolve) => peer.once('connect', () => resolve()));
  peer.addMethodHandler((message) => {
    const answer = answers[String(message.member)];
    const what = typeof answer === 'function' ? answer(message) : answer;
    if (what === 'silence') return true;
    if (what === undefined || what === 'error') return false;
    peer.send(Message.newMethodReturn(message, what[0], what[1]));
    return true;
  });
  await peer.requestName(name, 0);
  const bus = openBus({ address: daemon.address, clock: systemClock, log: noLog });
  ends.push(bus.stop);
  await until('a connection', () => bus.uniqueName() !== null);
  return { bus, peer };
}

const secrets = 'org.freedesktop.secrets';
const collection = '/org/freedesktop/secrets/collection/main';
const openService = {
  ReadAlias: ['o', [collection]],
  Get: ['v', [new Variant('b', false)]],
  SearchItems: ['aoao', [[], []]],
  OpenSession: ['vo', [new Variant('s', ''), '/session/1']],
  Close: ['', []],
} satisfies Record<string, Answer>;
const ask = (bus: Bus) => secretService(bus, 'Aruna Notify', noLog).ask();

linux.each([
  ['everything answered', {}, 'open'],
  ['a session of this kind refused', { OpenSession: 'error' }, 'open'],
  ['a locked collection', { Get: ['v', [new Variant('b', true)]] }, 'locked'],
  ['no default collection', { ReadAlias: ['o', ['/']] }, 'locked'],
  ['a locked item in another collection', { SearchItems: ['aoao', [[], ['/item/1']]] }, 'locked'],
  ['silence at once', { ReadAlias: 'silence' }, 'silent'],
  ['silence when searched', { SearchItems: 'silence' }, 'silent'],
  ['silence where secrets are given out', { OpenSession: 'silence' }, 'silent'],
  ['nothing but errors', { ReadAlias: 'error' }, 'silent'],
] as [string, Record<string, Answer>, string][])('secret service, %s', async (_, answers, state) => {
  const { bus } = await stage(secrets, { ...openService, ...answers });
  expect(await ask(bus)).toBe(state);
});

linux('without a secret service: missing', async () => {
  const { bus } = await stage('org.example.Other', {});
  expect(await ask(bus)).toBe('missing');
});

/** A service that is locked until its prompt was answered. */
function lockedService(peer: () => MessageBus, isDismissed: boolean) {
  let isLocked = true;
  const locked = (): Answer => ['v', [new Variant('b', isLocked)]];
  const prompted = (): Answer => {
    isLocked = isDismissed;
    const body = [isDismissed, new Variant('ao', [])];
    const signal = Message.newSignal('/prompt/1', 'org.freedesktop.Secret.Prompt', 'Completed', 'bv', body);
    setTimeout(() => peer().send(signal), 50);
    return ['', []];
  };
  const unlocked: Answer = ['aoo', [[], '/prompt/1']];
  return { ...openService, Get: locked, Unlock: unlocked, Prompt: prompted };
}

linux.each([
  [false, 'open'],
  [true, 'locked'],
])('a prompt that is dismissed (%s) leaves it %s', async (isDismissed, state) => {
  let found: MessageBus | undefined;
  const peer = () => found as MessageBus;
  const staged = await stage(secrets, lockedService(peer, isDismissed));
  found = staged.peer;
  const service = secretService(staged.bus, 'Aruna Notify', noLog);
  expect(await service.ask()).toBe('locked');
  await service.unlock();
  expect(await service.ask()).toBe(state);
});

linux('a service that ends while its prompt is shown is waited for no longer', async () => {
  const { bus, peer } = await stage(secrets, {
    ...openService,
    Unlock: ['aoo', [[], '/prompt/1']],
    Prompt: ['', []],
  });
  const unlocked = secretService(bus, 'Aruna Notify', noLog).unlock();
  setTimeout(() => peer.disconnect(), 200);
  await unlocked;
  expect(await ask(bus)).toBe('missing');
});

const openWallet = {
  isEnabled: ['b', [true]],
  networkWallet: ['s', ['kdewallet']],
  isOpen: ['b', [true]],
  open: ['i', [7]],
} satisfies Record<string, Answer>;

linux.each([
  ['open', {}, 'open'],
  ['closed', { isOpen: ['b', [false]] }, 'locked'],
  ['open, not for this app', { open: ['i', [-1]] }, 'locked'],
  ['asking the person', { open: 'silence' }, 'locked'],
  ['switched off', { isEnabled: ['b', [false]] }, 'missing'],
  ['silent', { isEnabled: 'silence' }, 'silent'],
] as [string, Record<string, Answer>, string][])('KWallet, %s', async (_, answers, state) => {
  const { bus } = await stage('org.kde.kwalletd6', { ...openWallet, ...answers });
  expect(await kwallet(bus, '6', 'Aruna Notify', noLog).ask()).toBe(state);
  expect(await kwallet(bus, '5', 'Aruna Notify', noLog).ask()).toBe('missing');
});
