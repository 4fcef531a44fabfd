import type { Chosen } from '../../electron/ipc/contract.ts';

/** Finds out what is to be snoozed when a time was chosen: several, as requests have a limit; null where that fails. */
export type SnoozeSource = () => Promise<readonly Chosen[] | null>;
