import { useRef } from 'react';
import type { Account } from '../../electron/ipc/contract.ts';
import { isDown } from './account-troubles.ts';

/** Since when each account that is out of reach has been so, epoch milliseconds. */
export function useDownSince(accounts: readonly Account[], now: number): ReadonlyMap<string, number> {
  const since = useRef<ReadonlyMap<string, number>>(new Map());
  const down = accounts.filter(({ status }) => isDown(status));
  since.current = new Map(down.map(({ id }) => [id, since.current.get(id) ?? now]));
  return since.current;
}
