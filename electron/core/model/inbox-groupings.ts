/** What the inbox can be grouped by; zod-free, for the page. */
export const inboxGroupings = ['none', 'kind', 'person', 'resource', 'day'] as const;

export type InboxGrouping = (typeof inboxGroupings)[number];

/** The most collapsed groups that a released page can hand over; one with more of them is not released. */
export const MAX_CLOSED = 1_000;

/** The most groups by person or resource that have a heading, those with the newest notifications; all others share one. */
export const MAX_GROUPS = 500;
