/** What can be done with many subscriptions at once and undone. */
import type { Problem } from '../../electron/ipc/contract.ts';
import type { AccountSubscription } from './app-store.ts';

export const ways = ['mute', 'unmute', 'pause', 'resume'] as const;
export type Way = (typeof ways)[number];

/** What each changes. */
export const changes = {
  mute: { muted: true },
  unmute: { muted: false },
  pause: { paused: true },
  resume: { paused: false },
} as const satisfies Record<Way, { muted: boolean } | { paused: boolean }>;

/** What undoes each. */
export const opposites: Record<Way, Way> = {
  mute: 'unmute',
  unmute: 'mute',
  pause: 'resume',
  resume: 'pause',
};

/** A subscription that could not be changed or removed, and why. */
export interface Failure {
  readonly entry: AccountSubscription;
  readonly problem: Problem;
}

/** Those of which something would change. */
export const changedBy = (way: Way, entries: readonly AccountSubscription[]): AccountSubscription[] =>
  entries.filter(({ subscription }) => {
    if (way === 'mute' || way === 'unmute') return subscription.muted !== changes[way].muted;
    return subscription.paused !== changes[way].paused;
  });

/** What one key does with several: it ends the state only where all have it. */
export const toggled = (way: 'mute' | 'pause', entries: readonly AccountSubscription[]): Way =>
  changedBy(way, entries).length > 0 ? way : opposites[way];
