/** Every sentence the shell shows, in English, with numbers and times as people of the locale write them. */
export const english = (locale: string) => ({
  locale,
  app: 'Aruna Notify',
  open: 'Open Aruna Notify',
  quit: 'Quit',
  pauseAlerts: 'Pause alerts',
  resumeAlerts: 'Resume alerts',
  halfHour: 'For 30 minutes',
  hour: 'For 1 hour',
  tomorrow: 'Until tomorrow morning',
  untilISaySo: 'Until I say so',
  pausedUntil: (time: string) => `Alerts are paused until ${time}`,
  pausedUntilResumed: 'Alerts are paused',
  noEvents: 'No events yet',
  nothingUnread: 'Nothing unread',
  unread: (n: number) => counted(n, locale, 'unread event', 'unread events'),
  inbox: (n: number) => counted(n, locale, 'notification to acknowledge', 'notifications to acknowledge'),
  noAccount: 'Not signed in',
  namePending: 'a resource',
  actions: {
    created: 'created',
    available: 'available',
    updated: 'updated',
    deleted: 'deleted',
    snapshotted: 'snapshotted',
    announced: 'announced',
    unknown: 'changed',
  },
  states: {
    live: 'Live',
    connecting: 'Connecting',
    'catching-up': 'Catching up',
    reconnecting: 'Reconnecting',
    offline: 'Offline',
    'sign-in-needed': 'Sign-in needed',
    paused: 'Paused',
    recovered: 'Live again',
    halted: 'Stopped',
  },
  /** What is wrong with an account: the sentence it came with. */
  trouble: (_state: string, sentence: string) => sentence,
  exportName: 'events',
  exportFormats: { csv: 'Comma-separated values', tsv: 'Tab-separated values', jsonl: 'JSON lines' },
  setupName: 'aruna-notify-setup',
  failed: {
    tooManyToCopy: (n: number) => `More than ${n.toLocaleString(locale)} events do not fit the clipboard.`,
    tooManyToCopyNext: 'Save them to a file, or filter them.',
    notWritten: 'The file could not be written.',
    notWrittenNext: 'Choose another folder, or check that its disk has room.',
    internal: 'Something went wrong inside Aruna Notify.',
    internalNext: 'Try again; if it happens again, please report it with the log.',
    storage: 'The data folder could not be read or written.',
    storageNext: 'Check that the disk has room and that the folder is yours.',
    noPortal: 'This account has no web portal.',
    noPortalNext: 'Copy the id instead.',
    portalNotHttps: 'The portal address is not an https address, so it was not opened.',
    portalNotHttpsNext: 'Check the server address of the account.',
    noKeychain: 'This computer has no keychain that can be used.',
    noKeychainNext: 'Keep the token for this run only, or agree to a file.',
    setupNotJson: 'This file is not one that was exported here: it is not JSON.',
    setupWrong: (where: string, why: string) => `This file does not fit at "${where}": ${why}`,
    setupNext: 'Choose a file that was made by "Export…".',
    start: 'Aruna Notify could not start',
  },
});

export type Words = ReturnType<typeof english>;

/** A number and what it counts. */
export function counted(n: number, locale: string, one: string, many: string): string {
  return `${n.toLocaleString(locale)} ${n === 1 ? one : many}`;
}
