import type { ResourceKind } from '../../electron/core/model/resource.ts';
import type { Ask } from '../messages.ts';

/** What the process is started with, as JSON in its first argument. */
export interface IdleSetup {
  folder: string;
  /** Path of the store's thread, as it was bundled. */
  storeWorker: string;
  /** Of its clock. */
  anchor: number;
  factor: number;
}

/** What the process can be told. */
export interface IdleCommands {
  signIn: { address: string; token: string; watch: { resourceId: string; resourceKind: ResourceKind }[] };
  /** The states of its subscriptions. */
  states: Record<string, never>;
  /** How many times as fast as true time its clock runs from now on. */
  run: { factor: number };
  /** The network has changed. */
  wake: Record<string, never>;
  /** Seconds of CPU time it has used. */
  cpu: Record<string, never>;
}

export type IdleCommand = keyof IdleCommands;

export type IdleAsk = Ask<IdleCommand, IdleCommands[IdleCommand]>;

/** `events` comes unasked: so many are on screen. */
export type IdleAnswer =
  | { id: number; value: unknown }
  | { id: number; error: string }
  | { ready: true }
  | { events: number };
