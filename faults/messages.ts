import type { Timing } from '../electron/core/base/timing.ts';
import type { Alert } from '../electron/core/model/alert.ts';
import type { ResourceKind } from '../electron/core/model/resource.ts';
import type { Start } from '../electron/core/model/subscription.ts';

/** What the process with the engine is started with, as JSON in its first argument. */
export interface EngineSetup {
  /** Of accounts.json and the databases. */
  folder: string;
  /** Of the token and of what was announced; not on the disk that gets full. */
  records: string;
  /** Path of the store's thread, as it was bundled. */
  storeWorker: string;
  timing: Timing;
  /** Added to the wall clock. */
  clockOffsetMs: number;
}

/** A moment at which the process kills itself, so that nothing can be tidied up. */
export type Moment =
  /** A group is committed, its events are not announced and its acks not sent. */
  | 'committed'
  /** The same, with the events announced. */
  | 'announced'
  /** Banners are being raised. */
  | 'alerted'
  /** A part of a bulk acknowledgement is settled. */
  | 'bulk';

/** What the process can be told, and what it answers. */
export interface Commands {
  signIn: { args: { address: string; token: string }; answer: { account: string } };
  watch: {
    args: { resource: string; kind: ResourceKind; start: Start };
    answer: { subscription: string };
  };
  unwatch: { args: { subscription: string }; answer: Record<string, never> };
  pauseAccount: { args: { paused: boolean }; answer: Record<string, never> };
  pauseSubscription: { args: { subscription: string; paused: boolean }; answer: Record<string, never> };
  /** The machine has woken up. */
  wake: { args: Record<string, never>; answer: Record<string, never> };
  renew: { args: { token: string }; answer: Record<string, never> };
  /** Acknowledges every open personal notification. */
  acknowledgeAll: { args: Record<string, never>; answer: { ids: string[] } };
  openNotifications: { args: Record<string, never>; answer: { count: number } };
  dieAt: { args: { moment: Moment }; answer: Record<string, never> };
  setClock: { args: { offsetMs: number }; answer: Record<string, never> };
  stop: { args: Record<string, never>; answer: Record<string, never> };
}

export type Command = keyof Commands;

/** A command for a process of ours, answered under the same number. */
export interface Ask<Name, Args> {
  id: number;
  command: Name;
  args: Args;
}

export type Answer = { id: number; value: unknown } | { id: number; error: string } | { ready: true };

/** A banner: `count` is how many events or notifications it speaks of. */
export interface AnnouncedAlert extends Pick<Alert, 'key' | 'replaces'> {
  count: number;
}

/** One line of the record of announcements. */
export type Announced =
  | { added: number[] }
  | { alerts: AnnouncedAlert[] }
  | { acknowledged: string[] }
  /** Consumers it reads from now on, records and live ones. */
  | { consumers: string[] };
