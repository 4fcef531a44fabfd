import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AppState } from '../../electron/ipc/contract.ts';
import { subscriptionsOf, useApp } from './app-store.ts';
import { moveBeside, moveBy } from './move-subscription.ts';
import { inSidebar } from './subscription-order.ts';

const stored: string[][] = [];
let answer = () => {};

/** A state in which nobody has ordered anything. */
const take = () =>
  useApp.getState().take({
    accounts: [
      {
        id: 'a',
        label: 'a',
        subscriptions: ['1', '2', '3', '4'].map((id) => ({
          id,
          name: `soil-${id}`,
          label: null,
          position: null,
          target: { kind: 'resource', resourceId: id, resourceKind: 'project' },
        })),
      },
    ],
  } as unknown as AppState);

const shown = () =>
  inSidebar(subscriptionsOf(useApp.getState().app?.accounts ?? [], null), 'hand').map(
    ({ subscription }) => subscription.id,
  );

beforeEach(() => {
  stored.length = 0;
  take();
  vi.stubGlobal('window', {
    aruna: {
      request: (_: string, { order }: { order: string[] }) => {
        stored.push(order);
        return new Promise((resolve) => {
          const before = answer;
          answer = () => {
            before();
            resolve({ ok: true });
          };
        });
      },
    },
  });
});
afterEach(async () => {
  answer();
  await Promise.resolve();
  vi.unstubAllGlobals();
});

it('moves one up or down, shows it at once and stores the whole order', () => {
  expect(moveBy({ account: 'a', id: '3' }, -1)).toEqual({ place: 1, of: 4 });
  expect(shown()).toEqual(['1', '3', '2', '4']);
  expect(stored).toEqual([['1', '3', '2', '4']]);
  // The first has nothing above it.
  expect(moveBy({ account: 'a', id: '1' }, -1)).toBeNull();
  expect(moveBy({ account: 'gone', id: '1' }, 1)).toBeNull();
});

it('adds up moves in quick succession, also where a state comes in that has none of them yet', () => {
  moveBy({ account: 'a', id: '1' }, 1);
  take();
  moveBy({ account: 'a', id: '1' }, 1);
  expect(stored.at(-1)).toEqual(['2', '3', '1', '4']);
});

it('puts one before or behind another', () => {
  expect(moveBeside({ account: 'a', id: '1' }, '3', 'before')).toEqual({ place: 1, of: 4 });
  expect(shown()).toEqual(['2', '1', '3', '4']);
  moveBeside({ account: 'a', id: '2' }, '4', 'behind');
  expect(shown()).toEqual(['1', '3', '4', '2']);
  expect(moveBeside({ account: 'a', id: '2' }, '4', 'behind')).toBeNull();
});
