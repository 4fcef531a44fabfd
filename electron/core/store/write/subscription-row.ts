import type { ResourceKind } from '../../model/resource.ts';
import {
  type AlertLevel,
  type HistoryEntry,
  type Start,
  SubscriptionIcon,
  type Target,
} from '../../model/subscription.ts';

/** A subscription as it is stored. */
export interface StoredSubscription {
  id: number;
  target: Target;
  start: Start;
  /** The consumer that is its record, read by batch; null if it has none at the moment. */
  consumer: string | null;
  paused: boolean;
  muted: boolean;
  label: string | null;
  icon: SubscriptionIcon | null;
  alerts: AlertLevel;
  /** Whether the record existed before this subscription. */
  takenOver: boolean;
  createdAt: number;
  delivered: number;
  acked: number;
  unread: number;
  /** The last stored stream sequence, unsigned. */
  lastSeq: bigint | null;
  /** Every event up to this server time (ns) is stored: a new record for a lost one starts here. */
  checkpointTime: bigint | null;
  name: string | null;
  /** Its place in the order that the person made; null where it was given none. */
  position: number | null;
  /** The time of its newest event, epoch milliseconds. */
  lastEventAt: number | null;
  history: HistoryEntry[];
}

/** A row of the table, read with bigints. */
export interface SubscriptionRow {
  id: bigint;
  target_kind: string;
  target_id: string;
  resource_kind: string | null;
  subresources: bigint;
  start_from: string;
  start_value: string | null;
  consumer: string | null;
  paused: bigint;
  muted: bigint;
  label: string | null;
  icon: string | null;
  alerts: string;
  taken_over: bigint;
  created_at: bigint;
  delivered: bigint;
  acked: bigint;
  unread: bigint;
  last_seq: bigint | null;
  checkpoint_time: bigint | null;
  name: string | null;
  position: bigint | null;
  last_event: bigint | null;
}

export function targetOf(row: SubscriptionRow): Target {
  if (row.target_kind === 'user') return { kind: 'user', userId: row.target_id };
  if (row.target_kind === 'announcements') return { kind: 'announcements' };
  return {
    kind: 'resource',
    resourceId: row.target_id,
    resourceKind: row.resource_kind as ResourceKind,
    subresources: row.subresources === 1n,
  };
}

/** Its place in the order that the person made, also of a table from before there was one. */
export const positionOf = ({ position }: Partial<Pick<SubscriptionRow, 'position'>>): number | null =>
  position == null ? null : Number(position);

function startOf(row: SubscriptionRow): Start {
  if (row.start_from === 'date') return { from: 'date', date: Number(row.start_value) };
  if (row.start_from === 'sequence') return { from: 'sequence', sequence: row.start_value ?? '1' };
  return { from: row.start_from === 'now' ? 'now' : 'everything' };
}

export function subscriptionOf(
  row: SubscriptionRow,
  history: StoredSubscription['history'],
): StoredSubscription {
  return {
    id: Number(row.id),
    target: targetOf(row),
    start: startOf(row),
    consumer: row.consumer,
    paused: row.paused === 1n,
    muted: row.muted === 1n,
    label: row.label,
    icon: SubscriptionIcon.options.find((icon) => icon === row.icon) ?? null,
    alerts: row.alerts === 'important' ? 'important' : 'all',
    takenOver: row.taken_over === 1n,
    createdAt: Number(row.created_at),
    delivered: Number(row.delivered),
    acked: Number(row.acked),
    unread: Number(row.unread),
    lastSeq: row.last_seq === null ? null : BigInt.asUintN(64, row.last_seq),
    checkpointTime: row.checkpoint_time,
    name: row.name,
    position: positionOf(row),
    lastEventAt: row.last_event === null ? null : Number(row.last_event / 1_000_000n),
    history,
  };
}
