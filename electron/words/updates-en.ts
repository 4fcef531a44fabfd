import type { UpdateState } from '../core/model/updates.ts';

/** English: updates of the app. */
export const updatesEn = {
  title: 'Updates',
  /** How things stand; `version` is on offer, `time` is when the feed was last asked, both written out. */
  states: {
    off: () => 'Not set up. Your administrator or your package manager provides new versions.',
    forbidden: () => 'Turned off by your administrator.',
    waiting: () => 'Checked once a day.',
    checking: () => 'Checking…',
    current: (_version, time) => `Up to date, checked ${time}.`,
    downloading: (version) => `Downloading version ${version}…`,
    ready: (version) => `Version ${version} is ready to install.`,
    installing: (version) => `Installing version ${version}…`,
    available: (version) =>
      `Version ${version} is available. This installation cannot update itself: get the new version, or ask your administrator.`,
    failed: () => 'The last check failed.',
  } satisfies Record<UpdateState['is'], (version: string, time: string) => string>,
  check: 'Check for updates',
  install: 'Install and restart',
  download: 'Get the new version',
};

/** The words about updates: one that is missing in a language does not compile. */
export type UpdateWords = typeof updatesEn;
