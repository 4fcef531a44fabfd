import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AppState, Status } from '../../electron/ipc/contract.ts';
import { useApp } from './app-store.ts';
import { sayWatching } from './say-watching.ts';
import { useToasts } from './toast-store.ts';

const ref = { account: 'a', id: '1' };
const texts = () => useToasts.getState().toasts.map(({ text }) => text);
const take = (status: Status) =>
  useApp.getState().take({
    accounts: [{ id: 'a', subscriptions: [{ id: '1', status }] }],
  } as unknown as AppState);

beforeEach(() => {
  vi.useFakeTimers();
  take({ state: 'connecting' });
});
afterEach(() => {
  vi.useRealTimers();
  for (const { id } of useToasts.getState().toasts) useToasts.getState().dismiss(id);
});

it('says at once that events come from now on', async () => {
  await sayWatching(ref, 'soil', { from: 'now' });
  expect(texts()).toEqual(['Watching soil. New events appear here.']);
});

it('waits for the number of earlier events', async () => {
  const said = sayWatching(ref, 'soil', { from: 'everything' });
  expect(texts()).toEqual([]);
  take({ state: 'catching-up', done: 1, total: 728 });
  await said;
  expect(texts()).toEqual(['Watching soil. Fetching its 728 earlier events…']);
});

it('names the day it begins at', async () => {
  const said = sayWatching(ref, 'soil', { from: 'date', date: new Date(2026, 0, 31).getTime() });
  take({ state: 'catching-up', done: 1, total: 1728 });
  await said;
  expect(texts()).toEqual(['Watching soil. Fetching its 1,728 events since Jan 31, 2026…']);
});

it('does without a number that is not known in time, or too small to matter', async () => {
  const slow = sayWatching(ref, 'slow', { from: 'everything' });
  await vi.advanceTimersByTimeAsync(2_000);
  await slow;
  take({ state: 'live' });
  await sayWatching(ref, 'small', { from: 'sequence', sequence: '7' });
  expect(texts()).toEqual([
    'Watching slow. Fetching its earlier events…',
    'Watching small. Fetching its earlier events…',
  ]);
});
