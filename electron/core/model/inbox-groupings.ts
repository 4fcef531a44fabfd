/** What the inbox can be grouped by; zod-free, for the page. */
export const inboxGroupings = ['none', 'kind', 'person', 'resource', 'day'] as const;

export type InboxGrouping = (typeof inboxGroupings)[number];

/** The most groups by person or resource that have a heading, those with the newest notifications; all others share one. */
export const MAX_GROUPS = 500;
