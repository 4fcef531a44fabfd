import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, expect, it } from 'vitest';
import type { Account, AppState, Status } from '../../electron/ipc/contract.ts';
import { useApp } from '../state/app-store.ts';
import { useView } from '../state/view-store.ts';
import { AccountSwitch } from './account-switch.tsx';
import { StatusBar } from './status-bar.tsx';

const one = { id: 'one', label: 'Lab', status: { state: 'connecting' } } as Account;
const two = { ...one, id: 'two', status: { state: 'live' } } as Account;
const accounts = [one, two];
/** No account has it, so it can only be shown if it was not worked out here. */
const status: Status = { state: 'catching-up', done: 1, total: 3 };

beforeEach(() =>
  useApp.setState({ app: { accounts, status, alertsPausedUntil: null } as unknown as AppState }),
);

/** The store's state on a server is its first one, so the scope is handed in there. */
function shown(account: string | null): string {
  const scope = { account, subscription: null };
  Object.assign(useView.getInitialState(), { scope });
  Object.assign(useApp.getInitialState(), useApp.getState());
  return (
    renderToStaticMarkup(<StatusBar />) +
    renderToStaticMarkup(<AccountSwitch accounts={accounts} current={account} />)
  );
}

it('shows the status of all accounts as core computed it, in the bar and in the sidebar', () => {
  const text = shown(null);
  expect(text.match(/Catching up 1 of 3/g)?.length).toBeGreaterThanOrEqual(2);
  expect(text).not.toMatch(/Connecting|Live/);
});

it('shows the status of the one account that is shown', () => {
  const text = shown('two');
  expect(text.match(/>Live</g)).toHaveLength(2);
  expect(text).not.toContain('Catching up');
});
