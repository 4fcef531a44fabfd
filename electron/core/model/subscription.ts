import type { ResourceKind } from './resource.ts';
import type { Status } from './status.ts';

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

/** Whether two targets are delivered the same events: what lies inside is always delivered, and sorted out here. */
export function isSameTarget(a: Target, b: Target): boolean {
  if (a.kind === 'resource' && b.kind === 'resource') return a.resourceId === b.resourceId;
  if (a.kind === 'user' && b.kind === 'user') return a.userId === b.userId;
  return a.kind === b.kind;
}

/** What marks a subscription, where a person has chosen something else than what stands for its kind. */
export const subscriptionIcons = [
  'star',
  'flag',
  'bookmark',
  'flask',
  'microscope',
  'dna',
  'leaf',
  'globe',
] as const;
export type SubscriptionIcon = (typeof subscriptionIcons)[number];

/** Which events raise banners, unless the subscription is muted: see alert/importance.ts. */
export const alertLevels = ['all', 'important'] as const;
export type AlertLevel = (typeof alertLevels)[number];

/** What a person may change of a subscription. */
export interface SubscriptionChange {
  paused?: boolean | undefined;
  muted?: boolean | undefined;
  /** What it is called; empty for the name of what it watches. */
  label?: string | undefined;
  /** null: what stands for its kind. */
  icon?: SubscriptionIcon | null | undefined;
  alerts?: AlertLevel | undefined;
}

/** A subscription as the screens see it. */
export interface SubscriptionView {
  id: string;
  target: Target;
  name: string;
  /** What the person calls it, if they call it anything. */
  label: string | null;
  icon: SubscriptionIcon | null;
  alerts: AlertLevel;
  status: Status;
  unread: number;
  muted: boolean;
  paused: boolean;
  createdAt: number;
  facts: {
    /** The record: the consumer that is read by batch. */
    consumer: string | null;
    /** The consumer that has the stream; null while there is none. */
    live: string | null;
    /** Consumers of streams that ended, left on the server until their deletion is safe. */
    leftBehind: number;
    /** The consumer was there already: made by an earlier installation, or by somebody else. */
    takenOver: boolean;
    sequence: string | null;
    delivered: number;
    acked: number;
    pending: number;
    reconnects: number;
  };
  history: { at: number; text: string }[];
}
