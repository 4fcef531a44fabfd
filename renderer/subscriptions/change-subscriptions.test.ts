import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AppState } from '../../electron/ipc/contract.ts';
import { subscriptionsOf, useApp } from '../state/app-store.ts';
import { changedBy, toggled } from '../state/subscription-changes.ts';
import { useToasts } from '../state/toast-store.ts';
import { undoNewest } from '../state/undoables.ts';
import { useView } from '../state/view-store.ts';
import { change, remove } from './change-subscriptions.ts';
import { selectedEntries, subscriptionList } from './subscription-list.ts';

const gone = { kind: 'not-found', code: 'subscription-gone', args: {} } as const;

/** What was asked, and of which subscriptions it fails. */
const asked: string[] = [];
const failing = new Set<string>();

interface Asked {
  subscription: string;
  muted?: boolean;
  paused?: boolean;
}

/** Does what the main process does. */
async function request(channel: string, { subscription, ...how }: Asked) {
  asked.push(`${channel} ${subscription} ${JSON.stringify(how)}`.replace('"account":"a",', ''));
  if (failing.has(subscription)) return { ok: false, problem: gone };
  const { app, take } = useApp.getState();
  const [account] = app?.accounts ?? [];
  if (!app || !account) return { ok: false, problem: gone };
  const subscriptions =
    channel === 'watch.remove'
      ? account.subscriptions.filter(({ id }) => id !== subscription)
      : account.subscriptions.map((one) => (one.id === subscription ? { ...one, ...how } : one));
  take({ ...app, accounts: [{ ...account, subscriptions }] });
  return { ok: true };
}

const all = () => subscriptionsOf(useApp.getState().app?.accounts ?? [], null);
const muted = () => all().flatMap(({ subscription: { id, muted } }) => (muted ? [id] : []));
const texts = () => useToasts.getState().toasts.map(({ text }) => text);

beforeEach(async () => {
  asked.length = 0;
  failing.clear();
  vi.stubGlobal('window', { aruna: { request } });
  const subscriptions = ['1', '2', '3', '4'].map((id) => ({
    id,
    name: `soil-${id}`,
    label: null,
    muted: id === '2',
    paused: false,
    unread: 0,
    lastEventAt: null,
    position: null,
    target: { kind: 'resource', resourceId: id, resourceKind: 'project', subresources: true },
  }));
  useApp.getState().take({ accounts: [{ id: 'a', label: 'lab', subscriptions }] } as unknown as AppState);
  await subscriptionList.setQuery({ account: null, text: '', order: 'name' });
});
afterEach(() => {
  for (const { id } of useToasts.getState().toasts) useToasts.getState().dismiss(id);
  useView.getState().close();
  vi.unstubAllGlobals();
});

it('counts and changes those only of which something changes, and undoes just these', async () => {
  subscriptionList.selectAll();
  expect(changedBy('mute', all())).toHaveLength(3);
  expect(changedBy('unmute', all())).toHaveLength(1);
  await change('mute', selectedEntries());
  expect(muted()).toEqual(['1', '2', '3', '4']);
  expect(texts()).toEqual(['3 subscriptions muted.']);
  expect(selectedEntries()).toEqual([]);
  undoNewest();
  await vi.waitFor(() => expect(muted()).toEqual(['2']));
});

it('mutes where some are not muted yet, and ends it where all are', () => {
  expect(toggled('mute', all())).toBe('mute');
  expect(toggled('mute', all().slice(1, 2))).toBe('unmute');
  expect(toggled('pause', all())).toBe('pause');
});

it('tells each that failed by itself, changes the others, and keeps the selection for another try', async () => {
  failing.add('1').add('3');
  subscriptionList.selectAll();
  await change('pause', selectedEntries());
  expect(asked).toHaveLength(4);
  expect(texts()).toEqual(['2 subscriptions paused.']);
  const { dialog } = useView.getState();
  expect(dialog?.type === 'failed-subscriptions' && dialog.failures).toMatchObject([
    { entry: { subscription: { id: '1' } }, problem: gone },
    { entry: { subscription: { id: '3' } }, problem: gone },
  ]);
  expect(changedBy('pause', selectedEntries())).toHaveLength(2);
});

it('removes what can be removed and gives what stays with its reason', async () => {
  failing.add('2');
  subscriptionList.selectAll();
  const failures = await remove(selectedEntries());
  expect(all().map(({ subscription }) => subscription.id)).toEqual(['2']);
  expect(failures).toMatchObject([{ entry: { subscription: { id: '2' } }, problem: gone }]);
  expect(selectedEntries()).toHaveLength(1);
  failing.clear();
  expect(await remove(selectedEntries())).toEqual([]);
  expect(subscriptionList.store.getState().excluded).toBeNull();
});
