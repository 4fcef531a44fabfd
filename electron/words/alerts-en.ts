import type { BannerQuery, Decision, Outcome } from '../core/model/banner.ts';
import type { BannerFailure } from '../core/model/banner-failures.ts';
import type { BannerAction } from '../core/model/banner-look.ts';
import type { HeldBy } from '../core/model/hold.ts';
import type { RuleOutcome } from '../core/model/rule.ts';

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
  tabs: { banners: 'Banners', rules: 'Rules' },
  view: 'View',
  changeRule: 'Change the rule…',
  rules: {
    title: 'Rules',
    about: 'The first rule that matches decides. Rules apply to what arrives from now on.',
    add: 'Add rule',
    alertMe: 'Alert me about this…',
    newTitle: 'New alert rule',
    editTitle: 'Alert rule',
    name: 'Name (optional)',
    query: 'Events that match',
    queryHint: 'For example: action:deleted in:soil-2026. Empty for everything.',
    outcome: 'What happens',
    outcomes: {
      urgent: 'Urgent',
      banner: 'Banner',
      quiet: 'Quiet',
      nothing: 'Nothing',
    } satisfies Record<RuleOutcome, string>,
    outcomeTexts: {
      urgent: 'A banner that stays until you close it, also in quiet hours.',
      banner: 'A banner.',
      quiet: 'No banner. It counts as unread.',
      nothing: 'No banner. It is marked read when it arrives.',
    } satisfies Record<RuleOutcome, string>,
    accounts: 'Accounts',
    allAccounts: 'All accounts',
    noAccount: 'Choose at least one account.',
    place: 'Position (1 is checked first)',
    everything: 'Everything',
    defaults: {
      'default-you': 'Requests, and changes of your permissions',
      'default-maintenance': 'Maintenance announcements',
      'default-announcements': 'Announcements',
      'default-deletions': 'Deletions',
    } as Readonly<Record<string, string>>,
    muted: 'Muted subscriptions',
    mutedText: 'Quiet, whatever the rules below say',
    rest: 'Everything else',
    restText: 'As chosen for each subscription',
    subscriptions: 'Show subscriptions',
    up: (name: string) => `Move ${name} up`,
    down: (name: string) => `Move ${name} down`,
    on: (name: string) => `${name} is on`,
    edit: (name: string) => `Edit ${name}`,
    remove: (name: string) => `Delete ${name}`,
    removed: (name: string) => `“${name}” was deleted.`,
    off: 'Off',
    save: 'Save rule',
    preview: {
      title: (days: string) => `In the last ${days} days`,
      one: 'In the last day',
      loading: 'Looking at past events…',
      none: 'No event matched.',
      matched: (n: number, shown: string) => (n === 1 ? '1 event matched.' : `${shown} events matched.`),
      banners: (n: number, shown: string) =>
        n === 1 ? 'The rule would have shown 1 banner.' : `The rule would have shown ${shown} banners.`,
      decided: (n: number, shown: string) =>
        n === 1
          ? 'The rule would have decided about 1 of them.'
          : `The rule would have decided about ${shown} of them.`,
      taken: (shown: string, rule: string) => `“${rule}” would have taken ${shown} before it.`,
      last: 'Latest matches',
      failed: 'Past events could not be looked at.',
    },
    /** Follows the reason for no banner, or for one. */
    because: (rule: string) => `Rule: ${rule}.`,
    byLevel: 'Rule: the level of the subscription.',
    byMute: 'The subscription is muted.',
    deleted: 'a rule that has been deleted',
  },
  /** The title of the list of events that a banner stands for. */
  ofBanner: 'Events of the banner',
  /** Banners about the app itself. */
  troubles: {
    signIn: (label: string) => `Signed out of ${label}`,
    unreachable: (label: string) => `No connection to ${label} for a minute`,
    notStoring: 'Events cannot be stored',
    /** With contents hidden. */
    signInHidden: 'Signed out of an account',
    unreachableHidden: 'No connection to a server for a minute',
  },
  /** The buttons of banners. */
  actions: {
    open: 'Open',
    'mark-read': 'Mark read',
    'mark-all-read': 'Mark all read',
    acknowledge: 'Acknowledge',
    dismiss: 'Dismiss without granting',
    snooze: 'Snooze for 1 hour',
    grant: 'Grant…',
  } satisfies Record<BannerAction, string>,
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
    handled: 'Handled in the banner',
    replaced: 'Replaced by a newer banner',
    over: 'Withdrawn: it was over',
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
    handled: 'Banner shown and handled there.',
    replaced: 'Its banner was replaced by a newer one.',
    over: 'Its banner was withdrawn when it was over.',
    unsupported: 'No banner: this desktop has no notification service.',
    ended: 'No banner: the app ended before it could be shown.',
    /** Why the notification service did not take a banner. */
    failures: {
      'no-answer': 'it did not answer',
      'too-many-waiting': 'too many others were waiting for an answer',
    } satisfies Record<BannerFailure, string>,
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
      waiting: 'A name that a rule asks for is being looked up.',
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
