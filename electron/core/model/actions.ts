import type { EventVariant } from '../../../gen/aruna/api/notification/services/v2/notification_service_pb.ts';
import { nameByCode } from './named-codes.ts';

interface ActionFacts {
  /** What it is stored as. */
  code: number;
  /** The event variant of the API that says so; null where none does. */
  wire: keyof typeof EventVariant | null;
  /** Nothing follows it that the person could still wait for: it matters also where only important events do. */
  final: boolean;
}

/** What can happen to something. A new action is a line here, one in `renderer/ui/kind-styles.ts` and its words. */
export const actions = {
  created: { code: 1, wire: 'CREATED', final: false },
  available: { code: 2, wire: 'AVAILABLE', final: false },
  updated: { code: 3, wire: 'UPDATED', final: false },
  deleted: { code: 4, wire: 'DELETED', final: true },
  snapshotted: { code: 5, wire: 'SNAPSHOTTED', final: true },
  announced: { code: 6, wire: null, final: false },
  unknown: { code: 0, wire: null, final: false },
} as const satisfies Record<string, ActionFacts>;

export type Action = keyof typeof actions;

/** The action a stored number stands for. */
export const actionByCode = nameByCode<Action>(actions, 'unknown');
