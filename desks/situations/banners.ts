import { Message } from '@jellybrick/dbus-next';
import { longestBlock } from '../../bench/feed/main-process.ts';
import type { LocalAos } from '../../devserver/server.ts';
import type { RunningApp } from '../../e2e/fixtures/app.ts';
import { until } from '../../e2e/fixtures/child.ts';
import {
  type Answer,
  startNotificationService,
  workingService,
} from '../../e2e/fixtures/notification-service.ts';
import { recordOf, stored, upload } from '../../e2e/fixtures/signed-in.ts';
import type { Situation, Stage } from '../situation.ts';
import { busOf, startSignedIn } from './signed-in-app.ts';

const kind = 'banners';
/** The longest that the main process may be blocked, ms. */
const MOST_BLOCKED_MS = 50;
const EVENTS = 40;

/** The app, signed in and live, on a desktop whose notification service answers like this, or has none. */
async function withService(stage: Stage, answer: Answer | null) {
  const [desktop, aos] = await Promise.all([stage.desktop({ banners: false }), stage.aos()]);
  const service = answer === null ? null : await startNotificationService(busOf(desktop), answer);
  const app = await startSignedIn(stage, desktop, aos);
  return { desktop, aos, app, service };
}

/** Publishes events and expects them stored and acked while the main process stays free. Returns how long it was blocked. */
async function goesOn(app: RunningApp, aos: LocalAos): Promise<string> {
  const before = await stored(app);
  const blocked = await longestBlock(app, async () => {
    await upload(
      aos,
      Array.from({ length: EVENTS }, (_, n) => `reads_${n}.fastq`),
    );
    await until('the events to be stored', async () => (await stored(app)) >= before + EVENTS, 20_000);
    await until('the acks', async () => (await recordOf(app, aos))?.outstanding === 0, 20_000);
  });
  if (blocked > MOST_BLOCKED_MS) throw new Error(`the main process was blocked for ${blocked.toFixed(1)} ms`);
  return `main process blocked for at most ${blocked.toFixed(1)} ms`;
}

const refuses: Answer = (_member, message) => Message.newError(message, 'org.example.Broken', 'broken');

export const banners: readonly Situation[] = [
  {
    kind,
    name: 'a notification service that works',
    needs: ['dunst'],
    async run(stage) {
      const [desktop, aos] = await Promise.all([stage.desktop(), stage.aos()]);
      await startSignedIn(stage, desktop, aos);
      await upload(aos, ['soil_core_7.tiff']);
      await until('the banner', async () => (await desktop.banners?.count()) === 1);
    },
  },
  {
    kind,
    name: 'a notification service that owns its name and never answers',
    short: true,
    async run(stage) {
      const { app, aos } = await withService(stage, () => null);
      return goesOn(app, aos);
    },
  },
  {
    kind,
    name: 'a notification service that answers every call with an error',
    async run(stage) {
      const { app, aos } = await withService(stage, refuses);
      return goesOn(app, aos);
    },
  },
  {
    kind,
    name: 'no notification service at all',
    async run(stage) {
      const { app, aos } = await withService(stage, null);
      return goesOn(app, aos);
    },
  },
  {
    kind,
    name: 'a notification service that can be started and never comes up',
    async run(stage) {
      const options = { banners: false, activatable: '/bin/sleep 60' };
      const [desktop, aos] = await Promise.all([stage.desktop(options), stage.aos()]);
      const app = await startSignedIn(stage, desktop, aos);
      return goesOn(app, aos);
    },
  },
  {
    kind,
    name: 'a notification service that comes after the app, and another in its place',
    async run(stage) {
      const { app, aos, desktop } = await withService(stage, null);
      await upload(aos, ['before.csv']);
      await until('the event', async () => (await stored(app)) > 0);
      const service = await startNotificationService(busOf(desktop), workingService(['body', 'body-markup']));
      await upload(aos, ['R&D <b>.csv']);
      await until('the banner', () => service.shown.some(({ title }) => title.startsWith('R&D <b>.csv')));
      const markup = service.shown.find(({ body }) => /[<>]|&(?!amp;|lt;|gt;)/.test(body));
      if (markup) throw new Error(`markup reached the service: ${markup.body}`);
    },
  },
];
