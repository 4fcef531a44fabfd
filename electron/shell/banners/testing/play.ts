import type { Incoming } from '../../../core/model/incoming.ts';
import type { Rule } from '../../../core/model/rule.ts';
import { incoming } from '../../../core/testing/messages.ts';
import type { TestStore } from '../../../core/testing/store.ts';
import { type Game, goOn, openGame, type Played } from './game.ts';
import { eventId, OBJECT } from './names.ts';
import type { Step } from './steps.ts';

/** Long enough for everything that waits for a time, ms. */
const LONG_MS = 400_000;

/** Plays steps in a world of their own, mends everything, and lets pass what time it takes. */
export async function play(
  rules: readonly Rule[],
  steps: readonly Step[],
  store: TestStore,
): Promise<Played> {
  const game = await openGame(rules, store);
  for (const one of steps) await take(game, one);
  await mend(game);
  return game;
}

/** Whether the app takes in what comes. */
const isTaking = ({ isStarted, isDiskFull }: Game) => isStarted && !isDiskFull;

function deliver(game: Game, event: Incoming, pending: number): void {
  // What it comes to is in the store, or the run has ended.
  if (isTaking(game)) void game.app.account.deliver(event, BigInt(pending)).catch(() => undefined);
}

const takes: { [Do in Step['do']]: (game: Game, step: Extract<Step, { do: Do }>) => unknown } = {
  events(game, { count, pending, agoMs, isNamed, word, action }) {
    for (let n = 0; n < count; n++) {
      const time = BigInt(game.clock.now() - agoMs) * 1_000_000n;
      game.last = incoming({ ...game.names.event(word, isNamed), time, action, subject: OBJECT });
      deliver(game, game.last, pending);
    }
  },
  redeliver: (game) => game.last && deliver(game, { ...game.last, delivered: 2 }, 0),
  notifications(game, { count }) {
    if (!isTaking(game)) return;
    const now = game.clock.now();
    game.inbox.push(...Array.from({ length: count }, () => game.names.notification(now)));
    void game.app.account.notify([...game.inbox]).catch(() => undefined);
  },
  name: ({ names }) => names.learn(),
  async snooze(game, { event, ms }) {
    const { app, clock, names, store, snoozed } = game;
    const number = names.last() - event;
    const id = eventId(store, number);
    if (!isTaking(game) || id === null) return;
    const now = clock.now();
    void app.account.writer
      .snoozeEvents([id], now + ms, now)
      .then(app.account.bringing.ring, () => undefined);
    await clock.advance(0);
    // Also where the app ended before it heard of it.
    const isSnoozed = store.db.prepare('SELECT 1 FROM snooze WHERE event = ? AND since = ?').get(id, now);
    if (isSnoozed) snoozed.set(number, (snoozed.get(number) ?? 0) + 1);
  },
  pass: ({ clock }, { ms }) => clock.advance(ms),
  mood: ({ service }, { mood }) => service.setMood(mood),
  service: ({ service }, { does }) => service[does](),
  disturb: ({ service }, { isPaused }) => service.setPaused(isPaused),
  pause: ({ app }, { choice }) => app.pause(choice),
  quiet: ({ app }, { hours }) => app.settings.change({ quietHours: hours }),
  person({ service, begunAt, used, run }, { does, banner }) {
    const id = service.onScreen()[banner];
    const place = service.asked.findLastIndex((one) => one.id === id);
    const asked = service.asked[place];
    if (id === undefined || asked === undefined) return;
    // A banner that an earlier run has left leads nowhere.
    if (place >= begunAt) used.push({ asked, run });
    if (does === 'close') service.dismiss(id);
    else service.choose(id, (does === 'click' ? asked.keys[0] : asked.keys.at(-1)) ?? '');
  },
  disk(game, { isFull }) {
    game.isDiskFull = isFull;
  },
  crash: ({ life }, { after, isDone }) => life.endAfter(after, isDone),
  quit: ({ app }) => app.stop(),
};

async function take(game: Game, one: Step): Promise<void> {
  await (takes[one.do] as (game: Game, step: Step) => unknown)(game, one);
  // What it set off goes on as far as it can without time passing.
  await game.clock.advance(0);
  await goOn(game);
}

/** From now on nothing fails and nothing keeps banners back. */
async function mend(game: Game): Promise<void> {
  game.life.endAfter(Number.POSITIVE_INFINITY, false);
  game.isDiskFull = false;
  game.service.setMood('works');
  const steps: Step[] = [
    { do: 'disturb', isPaused: false },
    { do: 'quiet', hours: { isOn: false, ranges: [] } },
    { do: 'pause', choice: null },
    { do: 'pass', ms: LONG_MS },
    // What could not be summed up is, at the end of a pause.
    { do: 'pause', choice: 'until-resumed' },
    { do: 'pass', ms: 1_000 },
    { do: 'pause', choice: null },
    { do: 'pass', ms: LONG_MS },
  ];
  for (const one of steps) await take(game, one);
}
