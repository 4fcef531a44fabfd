import { expect, test } from 'vitest';
import { createBridge, type Wire } from './client.ts';
import type { Bridge } from './contract.ts';

function wire() {
  const invoked: unknown[][] = [];
  const listeners = new Map<string, (event: unknown, ...args: unknown[]) => void>();
  const made: Wire = {
    invoke: async (...args) => {
      invoked.push(args);
      return { ok: true, value: undefined };
    },
    on: (channel, listener) => listeners.set(channel, listener),
    removeListener: (channel) => listeners.delete(channel),
  };
  return { made, invoked, listeners };
}

test('the bridge is frozen and has two functions', () => {
  const bridge = createBridge(wire().made);
  expect(Object.isFrozen(bridge)).toBe(true);
  expect(Object.keys(bridge)).toEqual(['request', 'on']);
});

test('channels that are not listed do not exist', async () => {
  const { made, invoked } = wire();
  const bridge = createBridge(made) as unknown as {
    request(channel: string): Promise<unknown>;
    on(push: string, listener: () => void): void;
  };
  await expect(bridge.request('toString')).rejects.toThrow('no channel');
  await expect(bridge.request('aruna:request:app.copy')).rejects.toThrow('no channel');
  expect(() => bridge.on('constructor', () => {})).toThrow('no push');
  expect(invoked).toEqual([]);
});

test('a push reaches its listener without the event of Electron, until it stops listening', () => {
  const { made, listeners } = wire();
  const bridge: Bridge = createBridge(made);
  const seen: unknown[][] = [];
  const stop = bridge.on('goto', (...args) => seen.push(args));
  listeners.get('aruna:push:goto')?.({ sender: 'main' }, { screen: 'settings' });
  expect(seen).toEqual([[{ screen: 'settings' }]]);
  stop();
  expect(listeners.size).toBe(0);
});
