import type { Problem } from '../../model/problem.ts';

/** The kind of store that a thread opens. `now` is epoch milliseconds. */
export type StoreKind =
  | { kind: 'writer'; path: string; now: number }
  | { kind: 'reader' }
  | { kind: 'checker' };

/** What a thread is asked to do with the store of this number; `leave` ends the thread between two calls. */
export type StoreCall =
  | { id: number; store: number; open: StoreKind }
  | { id: number; store: number; method: string; args: unknown[] }
  | { leave: true };

/** The result of a call. */
export type CallResult = { id: number; value: unknown } | { id: number; problem: Problem; cause: string };
