import { expect, test } from 'vitest';
import { AosError, problem } from '../../core/model/problem.ts';
import type { UpdatePolicy } from '../../core/model/updates.ts';
import { standingClock } from '../testing/fixtures.ts';
import { createUpdates } from './updates.ts';

const day = 86_400_000;
const feed = 'https://updates.example.org/';

/** Lets everything run that waits for nothing from outside. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

function started(first: UpdatePolicy | null, canInstall = true) {
  const clock = standingClock(1_000);
  let policy = first;
  let follow = () => undefined as unknown;
  const calls: string[] = [];
  let offer: () => Promise<string | null> = () => Promise.resolve(null);
  const updates = createUpdates({
    settings: {
      get: () => ({ updates: policy }) as never,
      onChange(listener) {
        follow = () => listener({} as never);
        return () => undefined;
      },
    },
    async openFeed({ feed }) {
      calls.push(`open ${feed}`);
      return {
        check() {
          calls.push('check');
          return offer();
        },
        async download() {
          calls.push('download');
          return '/file';
        },
        close: () => calls.push('close'),
      };
    },
    canInstall: async () => canInstall,
    async install(file) {
      calls.push(`install ${file}`);
    },
    clock,
    log: () => undefined,
  });
  return {
    updates,
    calls,
    offers: (next: typeof offer) => {
      offer = next;
    },
    set(next: UpdatePolicy | null) {
      policy = next;
      follow();
    },
    async move(ms: number) {
      clock.move(ms);
      await settle();
    },
  };
}

test('without a feed, and where updates are not allowed, nothing is ever asked', async () => {
  const { updates, calls, set, move } = started(null);
  await move(10 * day);
  expect(updates.state()).toEqual({ is: 'off' });
  set({ feed, allow: false });
  await move(10 * day);
  await updates.check();
  expect(updates.state()).toEqual({ is: 'forbidden' });
  expect(calls).toEqual([]);
});

test('it asks soon after the start and then once a day, and a failure is tried again the next day', async () => {
  const { updates, calls, offers, move } = started({ feed, allow: true });
  await move(29_000);
  expect(updates.state()).toEqual({ is: 'waiting' });
  expect(calls).toEqual([]);
  const silent = problem('update-silent', { host: 'updates.example.org' });
  offers(() => Promise.reject(new AosError(silent)));
  await move(1_000);
  expect(updates.state()).toEqual({ is: 'failed', problem: silent });
  offers(() => Promise.resolve(null));
  await move(day - 1);
  expect(calls.filter((call) => call === 'check')).toHaveLength(1);
  await move(1);
  expect(calls.filter((call) => call === 'check')).toHaveLength(2);
  expect(updates.state()).toMatchObject({ is: 'current' });
});

test('what is newer is downloaded, and installed only when the person says so, verified again', async () => {
  const { updates, calls, offers, move } = started({ feed, allow: true });
  await updates.install();
  offers(() => Promise.resolve('2.0.0'));
  await move(30_000);
  expect(updates.state()).toEqual({ is: 'ready', version: '2.0.0' });
  expect(calls).toEqual([`open ${feed}`, 'check', 'download']);
  await updates.install();
  expect(calls.slice(3)).toEqual(['download', 'install /file']);
});

test('where the app cannot be replaced it says so and leads to the download', async () => {
  const { updates, calls, offers, set, move } = started({ feed, allow: true }, false);
  offers(() => Promise.resolve('2.0.0'));
  await move(30_000);
  expect(updates.state()).toEqual({ is: 'available', version: '2.0.0' });
  expect(calls).not.toContain('download');
  expect(updates.downloadPage()).toBe(feed);
  set({ feed, allow: true, download: 'https://example.org/get' });
  expect(updates.downloadPage()).toBe('https://example.org/get');
});

test('what an earlier feed still answers after the policy has changed does not count', async () => {
  const { updates, calls, offers, set, move } = started({ feed, allow: true });
  let answer: (version: string) => void = () => undefined;
  offers(() => new Promise((resolve) => (answer = resolve)));
  await move(30_000);
  expect(updates.state()).toEqual({ is: 'checking' });
  set({ feed, allow: false });
  answer('2.0.0');
  await settle();
  expect(updates.state()).toEqual({ is: 'forbidden' });
  expect(calls).toContain('close');
  expect(calls).not.toContain('install /file');
});
