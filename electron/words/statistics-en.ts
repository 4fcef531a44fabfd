/** English: statistics. */
export const statisticsEn = {
  title: 'Statistics',
  loadFailed: 'The statistics could not be read',
  empty: 'No events in this period',
  emptyText: 'Choose another period.',
  /** With several accounts. */
  emptyTextAccounts: 'Choose another period or account.',
  emptyYear: 'No events in this year',
  period: 'Period',
  account: 'Account',
  periods: { week: 'Last 7 days', month: 'Last 30 days', year: 'Last 12 months', all: 'All time' },
  export: 'Export',
  csv: 'Table (CSV)',
  png: 'Picture (PNG)',
  saved: (file: string) => `Saved as ${file}.`,
  notDrawn: 'The picture could not be drawn',
  byDay: 'Events by day',
  byMonth: 'Events by month',
  calendar: 'A year day by day',
  byAction: 'By action',
  byKind: 'By kind',
  projects: 'Most active projects',
  collections: 'Most active collections',
  datasets: 'Most active datasets',
  /** Below a title: what is counted there. */
  placesText: 'With everything inside.',
  noPlaces: 'None in this period.',
  /** The summary of a chart. @param when a day or a month. */
  most: (when: string, shown: string) => `Most on ${when}: ${shown}.`,
  mostMonth: (when: string, shown: string) => `Most in ${when}: ${shown}.`,
  average: (shown: string) => `${shown} a day on average.`,
  /** One bar or day of a chart. */
  cell: (when: string, events: string) => `${when}: ${events}`,
  hint: 'Arrow keys choose, Enter shows the events',
  /** Follows the name and the number of a bar, for screen readers. */
  showEvents: 'Show these events',
  less: 'Fewer',
  more: 'More',
  /** The title of the feed. */
  inside: (name: string) => `Events in ${name}`,
};

/** The words about statistics: one that is missing in a language does not compile. */
export type StatisticsWords = typeof statisticsEn;
