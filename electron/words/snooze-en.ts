import type { SnoozeChoice } from '../core/model/snooze-choices.ts';

/** English: what is snoozed. */
export const snoozeEn = {
  title: 'Snoozed',
  /** Opens the choices of a time. */
  snooze: 'Snooze…',
  choices: {
    hour: 'In 1 hour',
    evening: 'This evening',
    tomorrow: 'Tomorrow morning',
    monday: 'Monday morning',
  } satisfies Record<SnoozeChoice, string>,
  own: 'Date and time…',
  until: 'Snooze until',
  day: 'Date',
  time: 'Time',
  confirm: 'Snooze',
  past: 'Choose a time in the future.',
  noTime: 'Enter a date and a time.',
  pastNext: 'It comes back at that time, with a banner.',
  change: 'Change time…',
  end: 'Bring back now',
  /** @param until written out: "8:00 AM", with the date where it is not today. */
  done: (n: number, shown: string, until: string) =>
    n === 1 ? `Snoozed until ${until}.` : `${shown} snoozed until ${until}.`,
  undone: 'No longer snoozed.',
  /** In the list of what is snoozed. */
  back: (until: string) => `Back ${until}`,
  /** In a row: it is snoozed, or was. */
  isSnoozed: (until: string) => `Snoozed until ${until}`,
  isBack: 'Was snoozed',
  /** Follows "Alert" in details; before what became of the banner, if there was one. */
  why: (until: string) => `Snoozed until ${until}.`,
  list: 'Snoozed events and notifications',
  empty: 'Nothing is snoozed',
  emptyText:
    'Press H on an event or a request to put it aside until a better time. It comes back as new, with a banner.',
  emptyInbox: 'No request is snoozed',
  emptyInboxText:
    'Press H on a request or another notification to put it aside until a better time. It comes back as new, with a banner.',
  loadFailed: 'The list of what is snoozed could not be read',
  /** The banner about several that came back. */
  banner: (what: string) => `${what} back from snooze`,
  bannerText: 'Open to see them.',
};

/** The words about what is snoozed: one that is missing in a language does not compile. */
export type SnoozeWords = typeof snoozeEn;
