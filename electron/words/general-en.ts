/** Settings of the whole app, and of the data on this computer. */

export const generalEn = {
  language: 'Language',
  languages: { system: 'System', en: 'English', de: 'Deutsch' },
  clock: 'Times',
  clocks: { system: 'As the system', '12': '6:05 PM', '24': '18:05' },
  restartText: 'This counts from the next start on.',
  restart: 'Restart now',
  zoom: 'Size',
  zooms: { '0.9': '90%', '1': '100%', '1.25': '125%', '1.5': '150%', '2': '200%' },
  zoomText: 'Ctrl and +, − or 0 change it everywhere.',
  rules: 'Alert rules',
};

export type GeneralWords = typeof generalEn;

export const dataEn = {
  size: (bytes: string, free: string) =>
    `Your data takes ${bytes} on this computer; ${free} of it can be freed.`,
  compact: 'Compact now',
  compacting: 'Compacting…',
  compactText: 'Compacting takes a few seconds per 100 MiB. New events wait meanwhile, and none are lost.',
  backup: 'Backup',
  backupText:
    'One file with your settings, rules, accounts, subscriptions, stars and snoozes; without tokens.',
  save: 'Save a backup…',
  restore: 'Import…',
  eventsText:
    'Events are not in it: the server gives those it still has again. To keep all of them, copy the data folder while the app is not running.',
  compacted: (freed: string) => `Compacted. ${freed} are free again.`,
};

export type DataWords = typeof dataEn;
