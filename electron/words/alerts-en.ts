import type { BannerQuery, Decision, Outcome } from '../core/model/banner.ts';
import type { HeldBy } from '../core/model/hold.ts';

/** English: banners, what became of them, and why something had none. */
export const alertsEn = {
  title: 'Alerts',
  list: 'Banners',
  show: 'Show',
  which: {
    all: 'All',
    held: 'Held back',
    failed: 'Not shown',
  } satisfies Record<BannerQuery['which'], string>,
  empty: 'No banners yet',
  emptyText: 'Every banner is listed here, also those that were held back or could not be shown.',
  emptyHeld: 'No banner was held back',
  emptyFailed: 'Every banner was shown',
  loadFailed: 'The list of banners could not be read',
  gone: 'No longer kept',
  goneText: 'What this banner was about has been removed.',
  open: 'Open',
  events: (n: number, shown: string) => (n === 1 ? '1 event' : `${shown} events`),
  /** What became of a banner, in the list of banners. */
  outcomes: {
    pending: 'On its way',
    shown: 'Shown',
    clicked: 'Opened',
    dismissed: 'Closed',
    replaced: 'Replaced by a newer banner',
    unsupported: 'Not shown: this desktop has no notification service',
    ended: 'Not shown: the app ended before',
    failed: 'Not shown: the notification service did not take it',
    held: (why: string) => `Held back: ${why}`,
  } satisfies Record<Exclude<Outcome['is'], 'held'>, string> & { held: (why: string) => string },
  heldBy: {
    pause: (until: string | null) =>
      until === null ? 'alerts were paused' : `alerts were paused until ${until}`,
    'quiet-hours': (until: string | null) =>
      until === null ? 'it was quiet hours' : `quiet hours until ${until}`,
    'do-not-disturb': () => '“Do not disturb” was on',
  } satisfies Record<HeldBy, (until: string | null) => string>,
  /** Whether something had a banner, and why or why not: in its details. */
  why: {
    label: 'Alert',
    pending: 'The banner is on its way.',
    shown: 'Banner shown.',
    clicked: 'Banner shown and opened.',
    dismissed: 'Banner shown and closed.',
    replaced: 'Its banner was replaced by a newer one.',
    unsupported: 'No banner: this desktop has no notification service.',
    ended: 'No banner: the app ended before it could be shown.',
    failed: (error: string | null) =>
      `No banner: the notification service did not take it${error === null ? '' : ` (${error})`}.`,
    held: (why: string) => `No banner: ${why}.`,
    /** Follows one of the sentences above where the banner was about many. */
    many: (shown: string) => `One banner stands for ${shown}.`,
    decisions: {
      urgent: 'The banner is being prepared.',
      banner: 'The banner is being prepared.',
      quiet: 'No banner: it only counts as unread.',
      nothing: 'No banner: it was marked read when it arrived.',
      backlog: 'No banner of its own: it arrived with others that had been waiting.',
      'before-watching': 'No banner: it happened before you started watching.',
      derived: 'No banner: it only follows from a change inside.',
      told: 'No banner of its own: another banner told of the same change.',
      settled: 'No banner: it was settled elsewhere before one could be shown.',
      ended: 'No banner: the app ended before it could be shown.',
      muted: 'No banner: the subscription was muted.',
      unimportant: 'No banner: it was below the alert level of the subscription.',
      raised: 'A banner was due. What became of it was not recorded by that version of the app.',
    } satisfies Record<Decision, string>,
  },
};

/** The words about banners: one that is missing in a language does not compile. */
export type AlertWords = typeof alertsEn;
