import { actions, subjects } from '../model/event.ts';
import type { Incoming } from '../model/incoming.ts';
import { resourceKinds } from '../model/resource.ts';
import type { Target } from '../model/subscription.ts';

/** What cannot be taken back: it is deleted, or its state is fixed for good. */
const FINAL = new Set(['deleted', 'snapshotted']);
const RESOURCES = new Set<string>(resourceKinds);

/**
 * Whether an event counts for somebody who wants to hear of important ones only: whatever concerns oneself or everybody,
 * what happens to the watched resource itself, and below it deletions and snapshots.
 */
export function isImportant(
  event: Pick<Incoming, 'subject' | 'action' | 'resourceId'>,
  target: Target,
): boolean {
  const subject = subjects[event.subject] ?? 'unknown';
  if (subject === 'user' || subject === 'announcement') return true;
  if (!RESOURCES.has(subject)) return false;
  if (target.kind === 'resource' && target.resourceId === event.resourceId) return true;
  return FINAL.has(actions[event.action] ?? 'unknown');
}
