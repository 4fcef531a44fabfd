import type { Subject, Subscription, Target } from '../../electron/ipc/contract.ts';
import { t } from '../strings/index.ts';

/** What a subscription is called: as the person says, else a resource by its name, the others by what they are. */
export function nameOf(subscription: Subscription): string {
  if (subscription.label !== null) return subscription.label;
  if (subscription.target.kind === 'user') return t.subscriptions.you;
  if (subscription.target.kind === 'announcements') return t.subscriptions.announcements;
  return subscription.name || t.unknownName;
}

/** Whether it is what somebody means who types this name: the one it is shown by, or that of its resource. */
export function isCalled(subscription: Subscription, name: string): boolean {
  return [nameOf(subscription), subscription.name].some((one) => one.toLowerCase() === name.toLowerCase());
}

export function subjectOf(target: Target): Subject {
  if (target.kind === 'user') return 'user';
  return target.kind === 'announcements' ? 'announcement' : target.resourceKind;
}

/** One line about what a subscription takes in. */
export function scopeText(target: Target): string {
  if (target.kind === 'user') return t.subscriptions.youText;
  if (target.kind === 'announcements') return t.subscriptions.announcementsText;
  const below = target.subresources ? t.subscriptions.withSub : t.subscriptions.withoutSub;
  return `${t.subjects[target.resourceKind]}, ${below}`;
}
