import type { Timing } from '../electron/core/base/timing.ts';
import type { Alert } from '../electron/core/model/alert.ts';
import type { ResourceKind } from '../electron/core/model/resource.ts';
import type { Start } from '../electron/core/model/subscription.ts';

/** The setup of the engine's process, as JSON in its first argument. */
export interface EngineSetup {
  /** Folder of accounts.json and the databases. */
  folder: string;
  /** Folder of the token and the announcements; not on the disk that gets full. */
  records: string;
  /** Path of the bundled store thread. */
  storeWorker: string;
  timing: Timing;
  /** Added to the wall clock. */
  clockOffsetMs: number;
}

/** A moment at which the process kills itself, so that nothing can be cleaned up. */
export type Moment =
  /** A group is committed; its events are not announced and its acks are not sent. */
  | 'committed'
  /** The same, with the events announced. */
  | 'announced'
  /** Banners are being raised. */
  | 'alerted'
  /** A part of a bulk acknowledgement is settled. */
  | 'bulk';

/** The commands of the process and their answers. */
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
  /** Reads a page of the feed, as one who scrolls does. rows: null where it could not be read. */
  readFeed: { args: { offset: number; limit: number }; answer: { rows: number | null } };
  openNotifications: { args: Record<string, never>; answer: { count: number } };
  dieAt: { args: { moment: Moment }; answer: Record<string, never> };
  setClock: { args: { offsetMs: number }; answer: Record<string, never> };
  stop: { args: Record<string, never>; answer: Record<string, never> };
}

export type Command = keyof Commands;

/** A command for a child process, answered under the same number. */
export interface Ask<Name, Args> {
  id: number;
  command: Name;
  args: Args;
}

export type Answer = { id: number; value: unknown } | { id: number; error: string } | { ready: true };

/** A banner; `count` is the number of events or notifications it is about. */
export interface AnnouncedAlert extends Pick<Alert, 'key' | 'replaces'> {
  count: number;
}

/** What the engine announces. */
export type Announcement =
  | { added: number[] }
  | { alerts: AnnouncedAlert[] }
  | { acknowledged: string[] }
  /** Consumers it reads from now on: records and consumers of streams. */
  | { consumers: string[] };

/** One line of the record of announcements. generation: see `generationOf`. */
export type Announced = Announcement & { generation?: string };
