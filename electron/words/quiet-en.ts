import type { HeldBy } from '../core/model/hold.ts';
import type { PauseChoice } from '../core/model/pause-choices.ts';
import type { SoundChoice } from '../core/model/sound-choices.ts';

/** English: what keeps banners back, and the hours in which it does. */
export const quietEn = {
  /** The choices under "Pause alerts". */
  pauses: {
    'half-hour': 'For 30 minutes',
    hour: 'For 1 hour',
    tomorrow: 'Until tomorrow morning',
    'until-resumed': 'Until I turn them back on',
  } satisfies Record<PauseChoice, string>,
  /** Banners are kept back now; `until` is written out, null where nobody knows. */
  held: {
    pause: (until: string | null) => (until === null ? 'Alerts paused' : `Alerts paused until ${until}`),
    'quiet-hours': (until: string | null) => (until === null ? 'Quiet hours' : `Quiet hours until ${until}`),
    'do-not-disturb': () => 'Do not disturb is on',
  } satisfies Record<HeldBy, (until: string | null) => string>,
  contents: 'Banners on screen',
  contentsChoices: { show: 'Show contents', hide: 'Hide contents' },
  contentsText: 'With contents hidden, a banner names nothing and nobody. Good for shared screens.',
  hiddenEvent: 'Something happened',
  hiddenRequest: 'Somebody needs you',
  hiddenText: 'Open to see it.',
  hiddenDamage: 'The data of an account was damaged',
  hiddenToken: 'The saved token of an account was damaged',
  sounds: { bannerSound: 'Banner sound', urgentSound: 'Urgent banner sound' },
  soundChoices: {
    none: 'None',
    system: 'System',
    own: 'Chime',
  } satisfies Record<SoundChoice, string>,
  soundText: 'Your desktop plays the sound, unless it is muted there.',
  noSound: 'Your desktop’s notification service plays no sounds, so banners are silent.',
  hours: 'Quiet hours',
  hoursText:
    'In quiet hours, banners are kept back. What was kept back is summed up in one banner at the end. The “Do not disturb” of your desktop counts too, where the desktop reports it.',
  table: 'Hours',
  range: (n: string) => `Hours ${n}`,
  from: 'From',
  to: 'to',
  nextDay: 'the next day',
  add: 'Add hours',
  remove: (n: string) => `Remove hours ${n}`,
  none: 'No hours yet.',
  /** What was held, in one banner at the end and on the screens it opens. */
  summary: {
    banner: (what: string) => `${what} while quiet`,
    text: 'Open to see them.',
    events: (n: number, shown: string) => (n === 1 ? '1 event' : `${shown} events`),
    requests: (n: number, shown: string) => (n === 1 ? '1 request' : `${shown} requests`),
    notifications: (n: number, shown: string) => (n === 1 ? '1 notification' : `${shown} notifications`),
    title: 'From one banner',
    inbox: (shown: string) => `${shown} in the inbox`,
    all: 'Show all',
  },
};

/** The words about what keeps banners back: one that is missing in a language does not compile. */
export type QuietWords = typeof quietEn;
