import type { ResourceKind } from '../../electron/core/model/resource.ts';

/** The setup of the process, as JSON in its first argument. */
export interface IdleSetup {
  folder: string;
  /** Path of the bundled store thread. */
  storeWorker: string;
  /** Anchor and factor of its clock, see `fastClock`. */
  anchor: number;
  factor: number;
}

/** What the process can be told. */
export interface IdleCommands {
  signIn: { address: string; token: string; watch: { resourceId: string; resourceKind: ResourceKind }[] };
  /** Asks for the states of its subscriptions. */
  states: Record<string, never>;
  /** Sets how many times as fast as true time its clock runs. */
  run: { factor: number };
  /** Says that the network has changed. */
  wake: Record<string, never>;
  /** Asks for the CPU time it has used, in seconds. */
  cpu: Record<string, never>;
}

export type IdleCommand = keyof IdleCommands;

/** `events` is sent unasked: the number of events that have been announced. */
export type IdleAnswer =
  | { id: number; value: unknown }
  | { id: number; error: string }
  | { ready: true }
  | { events: number };
