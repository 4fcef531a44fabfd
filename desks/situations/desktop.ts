import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunningApp } from '../../e2e/fixtures/app.ts';
import { askApp } from '../../e2e/fixtures/ask-app.ts';
import { startChild, until } from '../../e2e/fixtures/child.ts';
import { watched } from '../../e2e/fixtures/provision.ts';
import { subscriptionTo, upload } from '../../e2e/fixtures/signed-in.ts';
import { closeWindow, startAgain } from '../../e2e/fixtures/windows.ts';
import { linkTo } from '../../electron/core/model/app-link.ts';
import { everything, type FeedQuery } from '../../electron/core/model/event.ts';
import type { Situation } from '../situation.ts';
import { startSignedIn } from './signed-in-app.ts';

const kind = 'desktop';

/** Closes the window and waits until its page has ended. */
async function released(app: RunningApp): Promise<void> {
  await askApp(app.window, 'app.settings', { releaseMinutes: 0.01 });
  await closeWindow(app);
  await until('the page to end', async () => (await processes(app)).pages === 0);
}

const processes = ({ electron }: RunningApp) =>
  electron.evaluate(({ app }) => {
    const all = app.getAppMetrics();
    const memory = all.reduce((sum, { memory: { workingSetSize } }) => sum + workingSetSize, 0);
    return { pages: all.filter(({ type }) => type === 'Tab').length, megabytes: Math.round(memory / 1024) };
  });

export const desktop: readonly Situation[] = [
  {
    kind,
    name: 'the window is closed for a while: its page gives its memory back, and a banner brings it back',
    needs: ['dunst'],
    async run(stage) {
      const [desktop, aos] = await Promise.all([stage.desktop(), stage.aos()]);
      const app = await startSignedIn(stage, desktop, aos);
      const before = (await processes(app)).megabytes;
      await released(app);
      const after = (await processes(app)).megabytes;
      await upload(aos, ['while_closed.tiff']);
      await until('the banner', async () => (await desktop.banners?.count()) === 1);
      const [page] = await Promise.all([app.electron.waitForEvent('window'), desktop.banners?.activate()]);
      await page.getByRole('heading', { name: 'while_closed.tiff' }).waitFor({ timeout: 10_000 });
      return `${before} MB, ${after} MB without its page`;
    },
  },
  {
    kind,
    name: 'a link is opened while the window has no page: it shows precisely that',
    async run(stage) {
      const [desktop, aos] = await Promise.all([stage.desktop(), stage.aos({ notifications: 2 })]);
      const app = await startSignedIn(stage, desktop, aos);
      await upload(aos, ['core_1.tiff', 'core_2.tiff']);
      const account = (await askApp(app.window, 'app.state')).accounts[0]?.id ?? '';
      const event = await until('the event', async () => {
        const query: FeedQuery = {
          ...everything,
          where: [{ field: 'text', not: false, values: ['core_1'] }],
        };
        return (await askApp(app.window, 'feed.page', { query, offset: 0, limit: 1 }))[0] ?? null;
      });
      const subscription = (await subscriptionTo(app, aos))?.id ?? '';
      for (const [place, shown] of [
        [{ at: 'event', account, event: event.id }, 'core_1.tiff'],
        [{ at: 'subscription', account, subscription }, watched(aos).name],
      ] as const) {
        await released(app);
        const [page] = await Promise.all([
          app.electron.waitForEvent('window'),
          startAgain(desktop, linkTo(place)),
        ]);
        await page
          .getByRole('complementary')
          .getByRole('heading', { name: shown })
          .first()
          .waitFor({ timeout: 10_000 });
      }
    },
  },
  {
    kind,
    name: 'started hidden: no page is made, events are stored and banners shown',
    needs: ['dunst'],
    async run(stage) {
      const [desktop, aos] = await Promise.all([stage.desktop(), stage.aos()]);
      const first = await startSignedIn(stage, desktop, aos);
      await first.quit();
      const app = await stage.start(desktop, { hidden: true, args: ['--hidden'] });
      await upload(aos, ['overnight.csv']);
      await until('the banner', async () => (await desktop.banners?.count()) === 1);
      if ((await processes(app)).pages > 0) throw new Error('a page was made for a hidden start');
    },
  },
  {
    kind,
    name: 'logging in starts it in the tray, without a window',
    short: true,
    needs: ['dex'],
    async run(stage) {
      const [desktop, aos] = await Promise.all([stage.desktop(), stage.aos()]);
      const app = await startSignedIn(stage, desktop, aos);
      await askApp(app.window, 'desktop.setAutostart', { isOn: true });
      await app.quit();
      await until('the icon to go', async () => (await desktop.tray?.icons()) === 0);
      const folder = join(desktop.folder, 'config/autostart');
      stage.keep(startChild('dex', ['--autostart', '--search-paths', folder], { env: desktop.env }));
      await until('the icon', async () => (await desktop.tray?.icons()) === 1);
      await desktop.tray?.click('Quit');
    },
  },
  {
    kind,
    name: 'autostart was turned off by another tool: the settings say so',
    async run(stage) {
      const [desktop, aos] = await Promise.all([stage.desktop(), stage.aos()]);
      const app = await startSignedIn(stage, desktop, aos);
      await askApp(app.window, 'desktop.setAutostart', { isOn: true });
      const file = join(desktop.folder, 'config/autostart/aruna-notify.desktop');
      const entry = await readFile(file, 'utf8');
      for (const line of [
        'Hidden=true',
        'X-GNOME-Autostart-enabled=false',
        'NotShowIn=GNOME;',
        'Exec=/gone/app',
      ]) {
        await writeFile(file, `${entry}${line}\n`);
        if (await askApp(app.window, 'desktop.autostart')) throw new Error(`still on, with ${line}`);
      }
    },
  },
];
