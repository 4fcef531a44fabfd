import { actionByCode, actions } from '../model/actions.ts';
import type { Incoming } from '../model/incoming.ts';
import { kindByCode, subjectByCode } from '../model/subjects.ts';
import type { Target } from '../model/subscription.ts';

/**
 * Whether an event counts for somebody who wants to hear of important ones only: whatever concerns oneself or everybody,
 * what happens to the watched resource itself, and below it deletions and snapshots.
 */
export function isImportant(
  event: Pick<Incoming, 'subject' | 'action' | 'resourceId'>,
  target: Target,
): boolean {
  const subject = subjectByCode(event.subject);
  if (subject === 'user' || subject === 'announcement') return true;
  if (kindByCode(event.subject) === null) return false;
  if (target.kind === 'resource' && target.resourceId === event.resourceId) return true;
  return actions[actionByCode(event.action)].final;
}
