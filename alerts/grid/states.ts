import { Message } from '@jellybrick/dbus-next';
import { askApp } from '../../e2e/fixtures/ask-app.ts';
import { connectTo } from '../../e2e/fixtures/bus.ts';
import { until } from '../../e2e/fixtures/child.ts';
import { type Answer, startNotificationService } from '../../e2e/fixtures/notification-service.ts';
import type { Outcome } from '../../electron/core/model/banner.ts';
import type { HeldBy } from '../../electron/core/model/hold.ts';
import type { Scene } from './scene.ts';

/** What becomes of a banner in a state. */
type FateOf = (isUrgent: boolean) => Outcome;

/** The state that the app and its desktop are in while events come. */
export interface State {
  name: string;
  /** Brings it about. Returns what has to become of banners, and what ends the state. */
  enter(scene: Scene): Promise<{ fateOf: FateOf; leave: () => Promise<void> }>;
  /** Whether it keeps banners back, which one banner sums up at its end. */
  holds?: boolean;
  /** Its banners stay on the screen until their service ends with the next state. */
  banners?: 'stay';
  short?: boolean;
}

const shown: FateOf = () => ({ is: 'shown' });
const isVisible = ({ app }: Scene) =>
  app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((one) => one.isVisible()));

async function hide(scene: Scene): Promise<void> {
  await scene.app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await until('the window to be hidden', async () => !(await isVisible(scene)));
}

async function bringBack(scene: Scene): Promise<void> {
  await scene.desktop.tray?.click('Open Aruna Notify');
  await until('the window', () => isVisible(scene));
  await scene.app.window.waitForLoadState('load');
}

/** Waits until banners are kept back, or are not any more. Returns until when, epoch ms. */
async function heldUntil({ app }: Scene, by: HeldBy | null): Promise<number | null> {
  let end: number | null = null;
  await until(`banners to be held by ${by}`, async () => {
    const { hold } = await askApp(app.window, 'app.state');
    end = hold?.until ?? null;
    return (hold?.by ?? null) === by;
  });
  return end;
}

const wallTime = (at: number) => {
  const time = new Date(at);
  return [time.getHours(), time.getMinutes()].map((n) => String(n).padStart(2, '0')).join(':');
};
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Keeps banners back from now on, as a person or the desktop does. */
function holding(
  by: HeldBy,
  begin: (scene: Scene) => Promise<unknown>,
  end: (scene: Scene) => Promise<unknown>,
): State['enter'] {
  return async (scene) => {
    await begin(scene);
    const held: Outcome = { is: 'held', by, until: await heldUntil(scene, by) };
    return {
      // Urgent ones pass quiet hours.
      fateOf: (isUrgent) => (isUrgent && by === 'quiet-hours' ? { is: 'shown' } : held),
      async leave() {
        await end(scene);
        await heldUntil(scene, null);
      },
    };
  };
}

const everyDay = [0, 1, 2, 3, 4, 5, 6];
const quietHours = (isOn: boolean) => (scene: Scene) => {
  const now = Date.now();
  const ranges = [{ days: everyDay, from: wallTime(now - HOUR), to: wallTime(now + 3 * HOUR) }];
  return askApp(scene.app.window, 'app.settings', { quietHours: { isOn, ranges } });
};
const pause =
  (choice: 'hour' | null) =>
  ({ app }: Scene) =>
    askApp(app.window, 'app.pauseAlerts', { choice });
const doNotDisturb = (isOn: boolean) => async (scene: Scene) => scene.daemon()?.setPaused(isOn);

/** Puts a service that shows nothing in the place of the daemon. @param error why a banner is not shown. */
function withService(error: string, answer: Answer): State['enter'] {
  return async (scene) => {
    await scene.endDaemon();
    const bus = await connectTo(scene.desktop.env.DBUS_SESSION_BUS_ADDRESS ?? '');
    await startNotificationService(bus, answer);
    return {
      fateOf: () => ({ is: 'failed', error }),
      async leave() {
        bus.disconnect();
        await scene.startDaemon();
      },
    };
  };
}

const broken = 'this service is broken';

export const states: readonly State[] = [
  { name: 'window open', short: true, enter: async () => ({ fateOf: shown, leave: async () => undefined }) },
  {
    name: 'hidden in the tray',
    short: true,
    async enter(scene) {
      await hide(scene);
      return { fateOf: shown, leave: () => bringBack(scene) };
    },
  },
  {
    name: 'page released',
    async enter(scene) {
      await askApp(scene.app.window, 'app.settings', { releaseMinutes: 0.01 });
      await hide(scene);
      await until('the page to be gone', () => scene.app.electron.windows().length === 0);
      return {
        fateOf: shown,
        async leave() {
          await bringBack(scene);
          await askApp(scene.app.window, 'app.settings', { releaseMinutes: 5 });
        },
      };
    },
  },
  {
    name: 'quiet hours',
    short: true,
    holds: true,
    enter: holding('quiet-hours', quietHours(true), quietHours(false)),
  },
  { name: 'paused', holds: true, enter: holding('pause', pause('hour'), pause(null)) },
  {
    name: 'do not disturb',
    holds: true,
    enter: holding('do-not-disturb', doNotDisturb(true), doNotDisturb(false)),
  },
  {
    name: 'service restarts',
    short: true,
    banners: 'stay',
    async enter(scene) {
      await scene.endDaemon();
      await scene.startDaemon();
      return { fateOf: shown, leave: async () => undefined };
    },
  },
  {
    name: 'no notification service',
    short: true,
    async enter(scene) {
      await scene.endDaemon();
      return { fateOf: () => ({ is: 'unsupported' }), leave: scene.startDaemon };
    },
  },
  {
    name: 'service refuses',
    enter: withService(broken, (_member, message) => Message.newError(message, 'org.example.Broken', broken)),
  },
  { name: 'service never answers', enter: withService('no-answer', () => null) },
];
