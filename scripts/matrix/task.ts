import type { Protocol } from '../../electron/core/model/protocol.ts';
import type { HttpProxy } from '../../electron/core/transport/proxy-setting.ts';

/** What each cell of the table checks. */
export const checks = ['stream', 'batch', 'ack', 'inbox'] as const;
export type Check = (typeof checks)[number];

/** One way to a server, as plain data: it may be tried in a process of its own. */
export interface Task {
  endpoint: string;
  protocol: Protocol;
  token: string;
  /** A project with events. */
  project: string;
  /** PEM of the account's own authority. */
  ca: string | null;
  proxy: HttpProxy | null;
}

/** null: it works; else why not. */
export type Outcome = Record<Check, string | null>;
