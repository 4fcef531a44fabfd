import type { Step } from './steps.ts';

const event: Step = { do: 'events', count: 1, action: 1, agoMs: 0, pending: 0, isNamed: true, word: 0 };
const pass = (ms: number): Step => ({ do: 'pass', ms });

/** What went wrong once, and is played each time. */
export const knownFaults: Readonly<Record<string, readonly Step[]>> = {
  'the app starts while the desktop does not want to disturb, which it says a moment later': [
    { do: 'disturb', isPaused: true },
    event,
    pass(3_000),
    { do: 'quit' },
  ],
  'the service refuses the summary of what was held': [
    { do: 'pause', choice: 'until-resumed' },
    event,
    pass(3_000),
    { do: 'mood', mood: 'refuses' },
    { do: 'pause', choice: null },
    pass(100),
  ],
  'it becomes known that a banner was shown while nothing can be written': [
    { do: 'mood', mood: 'slow' },
    event,
    pass(800),
    { do: 'disk', isFull: true },
    pass(10_000),
    { do: 'disk', isFull: false },
    pass(10_000),
  ],
  'a banner that counted as failed comes late, and is clicked': [
    { do: 'mood', mood: 'slow' },
    event,
    pass(10_000),
    { do: 'person', does: 'click', banner: 0 },
  ],
  'a banner is clicked before the service has said its number': [
    { do: 'mood', mood: 'slow' },
    { do: 'notifications', count: 2 },
    { do: 'person', does: 'click', banner: 1 },
  ],
};
