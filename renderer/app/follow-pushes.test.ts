import { afterEach, expect, it, vi } from 'vitest';
import type { Account, AppState, InboxRow, Pushed } from '../../electron/ipc/contract.ts';
import { acknowledge } from '../inbox/decide.ts';
import { inboxList } from '../inbox/inbox-list.ts';
import { inboxSelection } from '../inbox/inbox-selection.ts';
import { useInbox } from '../inbox/inbox-store.ts';
import { followPushes } from './follow-pushes.ts';

let stop = () => {};
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const row = (n: number): InboxRow => ({
  account: 'a',
  id: `n${n}`,
  kind: 'other',
  time: n,
  notice: { is: 'text', text: '' },
  message: '',
  user: null,
  resource: null,
  state: 'open',
  reason: null,
  level: null,
  decidedAt: null,
  settledAt: null,
  settlement: null,
});

/** A main process with an inbox of 300 that acknowledges what it is asked to, and pushes what it pushes then. */
function mainProcess() {
  const requests: [channel: string, input: unknown][] = [];
  const listeners = new Map<string, (value: unknown) => void>();
  let open = Array.from({ length: 300 }, (_, n) => row(n));
  const counted = () => ({ total: open.length, rows: open.length });
  const state = () => ({ accounts: [{ id: 'a', inbox: open.length } as Account] }) as unknown as AppState;
  const part = {
    bulk: 'b',
    account: 'a',
    total: 299,
    settled: 0,
    failed: 0,
    requests: 0,
    level: null,
    undoUntil: Date.now() + 6_000,
  };
  const answers: Record<string, (input: never) => unknown> = {
    'app.state': state,
    'inbox.count': () => ({
      ...counted(),
      kinds: [{ kind: 'other', count: open.length, rows: open.length }],
    }),
    'inbox.pages': (parts: { offset: number; limit: number }[]) =>
      parts.flatMap(({ offset, limit }) => open.slice(offset, offset + limit)),
    'inbox.acknowledge': () => {
      open = open.slice(0, 1);
      listeners.get('inbox.changed')?.({ bulks: [part] } satisfies Pushed<'inbox.changed'>);
      setTimeout(() => listeners.get('app.state')?.(state()), 50);
      return { bulk: 'b', count: 299, undoUntil: part.undoUntil };
    },
  };
  vi.stubGlobal('window', {
    aruna: {
      async request(channel: string, input: unknown) {
        requests.push([channel, input]);
        return { ok: true, value: answers[channel]?.(input as never) };
      },
      on(push: string, listener: (value: unknown) => void) {
        listeners.set(push, listener);
        return () => listeners.delete(push);
      },
    },
  });
  return requests;
}

it('acknowledges all but one by the query alone, and asks for the list once after it', async () => {
  vi.useFakeTimers();
  const requests = mainProcess();
  stop = followPushes(() => {});
  await inboxList.setQuery(inboxList.store.getState().query);
  await vi.advanceTimersByTimeAsync(1_000);
  inboxList.selectAll();
  inboxList.toggle(0);
  const { count, which } = inboxSelection(inboxList.store.getState());
  expect(count).toBe(299);
  requests.length = 0;
  await acknowledge(which);
  await vi.advanceTimersByTimeAsync(1_000);
  const except = [{ account: 'a', id: 'n0' }];
  const query = { account: null, view: 'open', kinds: [], text: '', except };
  expect(requests.find(([channel]) => channel === 'inbox.acknowledge')?.[1]).toEqual({ which: query });
  expect(requests.filter(([channel]) => channel === 'inbox.pages')).toHaveLength(1);
  expect(inboxList.store.getState().count?.total).toBe(1);
  expect(useInbox.getState().bulks.map(({ total }) => total)).toEqual([299]);
});
