import { deepStrictEqual } from 'node:assert';
import { setTimeout as sleep } from 'node:timers/promises';
import { busOf, startSignedIn } from '../../desks/situations/signed-in-app.ts';
import type { LocalAos } from '../../devserver/server.ts';
import type { RunningApp } from '../../e2e/fixtures/app.ts';
import { askApp } from '../../e2e/fixtures/ask-app.ts';
import { until } from '../../e2e/fixtures/child.ts';
import { startNotificationService, workingService } from '../../e2e/fixtures/notification-service.ts';
import { upload } from '../../e2e/fixtures/signed-in.ts';
import { GAP } from '../../electron/core/alert/burst.ts';
import type { Part } from '../part.ts';

/** What has a banner, which of its buttons is used, and what has to come of it. */
interface Use {
  /** What the title of the banner contains. */
  title: RegExp;
  /** Has it happen. */
  happen(desk: Desk): unknown;
  button: string;
  /** Whether the window has to come. */
  opens: boolean;
  /** Whether it has done what it says. */
  isDone(desk: Desk, before: Counts): Promise<boolean>;
}

interface Desk {
  app: RunningApp;
  aos: LocalAos;
}

/** What buttons change. */
interface Counts {
  unread: number;
  snoozed: number;
  acknowledged: number;
}

async function countsOf({ app, aos }: Desk): Promise<Counts> {
  const { accounts } = await askApp(app.window, 'app.state');
  const { total: snoozed } = await askApp(app.window, 'snooze.count', { account: null });
  const { notifications } = await aos.control.stats();
  return { unread: accounts[0]?.unread ?? 0, snoozed, acknowledged: notifications.acknowledged.length };
}

/** Leaves something in the inbox. */
const notify =
  (variant: 'access-requested' | 'permission-granted') =>
  ({ aos }: Desk) =>
    aos.control.notify({ variant });
/** Has the app look into the inbox, as it does when the computer wakes up. That is told once a second. */
const wake = ({ app }: Desk) => app.electron.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));

const sees =
  (pattern: RegExp) =>
  async ({ app }: Desk) =>
    app.window.getByRole('complementary', { name: 'Details' }).getByText(pattern).first().isVisible();
const isLess = async (desk: Desk, { unread }: Counts) => (await countsOf(desk)).unread < unread;
const isSnoozed = async (desk: Desk, { snoozed }: Counts) => (await countsOf(desk)).snoozed > snoozed;
const isAcknowledged = async (desk: Desk, { acknowledged }: Counts) =>
  (await countsOf(desk)).acknowledged > acknowledged;

/** How many events a burst has. */
const BURST = 12;
let objects = 0;
const event = (button: string, part: Pick<Use, 'opens' | 'isDone'>): Use => {
  const name = `object_${++objects}.csv`;
  const happen = ({ aos }: Desk) => upload(aos, [name]);
  return { title: new RegExp(name), happen, button, ...part };
};
const burst = (button: string, part: Pick<Use, 'opens' | 'isDone'>): Use => {
  const names = Array.from({ length: BURST }, () => `object_${++objects}.csv`);
  const happen = async ({ aos }: Desk) => {
    // Until a burst is over, what comes belongs to it.
    await sleep(GAP + 2_000);
    await upload(aos, names);
  };
  return { title: /objects created/, happen, button, ...part };
};

/** Every button of every kind of banner about what happened. */
const uses: readonly Use[] = [
  event('open', { opens: true, isDone: sees(/object_1/) }),
  event('mark-read', { opens: false, isDone: isLess }),
  event('snooze', { opens: false, isDone: isSnoozed }),
  {
    title: /You were granted/,
    happen: notify('permission-granted'),
    button: 'open',
    opens: true,
    isDone: sees(/You were granted/),
  },
  {
    title: /You were granted/,
    happen: notify('permission-granted'),
    button: 'snooze',
    opens: false,
    isDone: isSnoozed,
  },
  {
    title: /You were granted/,
    happen: notify('permission-granted'),
    button: 'acknowledge',
    opens: false,
    isDone: isAcknowledged,
  },
  {
    title: /requests access/,
    happen: notify('access-requested'),
    button: 'open',
    opens: true,
    isDone: sees(/requests access/),
  },
  {
    title: /requests access/,
    happen: notify('access-requested'),
    button: 'grant',
    opens: true,
    isDone: ({ app }) =>
      app.window.getByRole('region', { name: 'Grant access' }).getByRole('radio').first().isVisible(),
  },
  {
    title: /requests access/,
    happen: notify('access-requested'),
    button: 'snooze',
    opens: false,
    isDone: isSnoozed,
  },
  {
    title: /requests access/,
    happen: notify('access-requested'),
    button: 'dismiss',
    opens: false,
    isDone: isAcknowledged,
  },
  burst('mark-all-read', { opens: false, isDone: isLess }),
  burst('snooze', {
    opens: false,
    isDone: async (desk, { snoozed }) => (await countsOf(desk)).snoozed === snoozed + BURST,
  }),
];

const isShown = ({ electron }: RunningApp) =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((one) => one.isVisible()));

/** Every button, used while the window is hidden: it does what it says, and the window comes only to show something. */
export const eachButton: Part = {
  name: 'each button of a banner',
  needs: ['gnome-keyring-daemon', 'Xvfb', 'dbus-daemon'],
  async play(stage, cells) {
    const desktop = await stage.desktop({ banners: false });
    const bus = busOf(desktop);
    const service = await startNotificationService(bus, workingService(['actions', 'body']));
    const aos = await stage.aos();
    const desk: Desk = { app: await startSignedIn(stage, desktop, aos), aos };
    await askApp(desk.app.window, 'app.settings', { undoSeconds: 5, fold: false });
    for (const use of uses)
      await cells.cell(`${use.button} of “${use.title.source}”`, async () => {
        const { app } = desk;
        await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
        const before = await countsOf(desk);
        const place = service.shown.length;
        await use.happen(desk);
        const number = await until('its banner', async () => {
          await wake(desk);
          const at = service.shown.findIndex(({ title }, n) => n >= place && use.title.test(title));
          return at === -1 ? null : at + 1;
        });
        const { unread } = await countsOf(desk);
        service.click(number, use.button);
        const since = { ...before, unread };
        await until('what it does', () => use.isDone(desk, since), 20_000);
        await until('the window as it has to be', async () => (await isShown(app)) === use.opens);
        deepStrictEqual(service.closed.includes(number), true, 'the banner is taken away');
      });
  },
};
