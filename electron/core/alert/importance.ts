import { actions } from '../model/actions.ts';
import { isResourceKind } from '../model/subjects.ts';
import type { Target } from '../model/subscription.ts';
import type { SeenEvent } from '../query/matcher.ts';

/**
 * Whether an event counts for somebody who wants to hear of important ones only: whatever concerns oneself or everybody,
 * what happens to the watched resource itself, and below it deletions and snapshots.
 */
export function isImportant(
  { subject, action, resourceId }: Pick<SeenEvent, 'subject' | 'action' | 'resourceId'>,
  target: Target,
): boolean {
  if (subject === 'user' || subject === 'announcement') return true;
  if (!isResourceKind(subject)) return false;
  if (target.kind === 'resource' && target.resourceId === resourceId) return true;
  return actions[action].final;
}
