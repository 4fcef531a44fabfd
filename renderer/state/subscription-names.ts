import type { Subject, Subscription, Target } from '../../electron/ipc/contract.ts';
import { t } from '../strings/index.ts';

/** The name of a subscription: the person's own label, the name of its resource, or its kind. */
export function nameOf(subscription: Subscription): string {
  if (subscription.label !== null) return subscription.label;
  if (subscription.target.kind === 'user') return t.subscriptions.you;
  if (subscription.target.kind === 'announcements') return t.subscriptions.announcements;
  return subscription.name || t.unknownName;
}

export function subjectOf(target: Target): Subject {
  if (target.kind === 'user') return 'user';
  return target.kind === 'announcements' ? 'announcement' : target.resourceKind;
}

/** A line that describes what a subscription covers. */
export function scopeText(target: Target): string {
  if (target.kind === 'user') return t.subscriptions.youText;
  if (target.kind === 'announcements') return t.subscriptions.announcementsText;
  const below = target.subresources ? t.subscriptions.withSub : t.subscriptions.withoutSub;
  return `${t.subjects[target.resourceKind]}, ${below}`;
}
