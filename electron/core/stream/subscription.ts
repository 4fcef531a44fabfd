import type { Status } from '../account/status.ts';
import type { ResourceKind } from '../resource/resource.ts';

/** What a subscription watches. */
export type Target =
  | { kind: 'resource'; resourceId: string; resourceKind: ResourceKind; subresources: boolean }
  | { kind: 'user'; userId: string }
  | { kind: 'announcements' };

/** Where a subscription begins. `date` is epoch milliseconds (the server reads whole seconds). */
export type Start =
  | { from: 'now' }
  | { from: 'everything' }
  | { from: 'date'; date: number }
  | { from: 'sequence'; sequence: string };

/** A subscription as the screens see it. */
export interface SubscriptionView {
  id: string;
  target: Target;
  name: string;
  status: Status;
  unread: number;
  muted: boolean;
  paused: boolean;
  createdAt: number;
  facts: {
    consumer: string | null;
    sequence: string | null;
    delivered: number;
    acked: number;
    pending: number;
    reconnects: number;
  };
  history: { at: number; text: string }[];
}
