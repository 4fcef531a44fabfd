import { askApp } from '../../e2e/fixtures/ask-app.ts';
import { connectTo } from '../../e2e/fixtures/bus.ts';
import { until } from '../../e2e/fixtures/child.ts';
import { startDock } from '../../e2e/fixtures/dock.ts';
import type { Situation } from '../situation.ts';
import { startSignedIn } from './signed-in-app.ts';

export const badge: readonly Situation[] = [
  {
    kind: 'badge',
    name: 'a dock that starts after the app shows the number, and none where that is chosen',
    async run(stage) {
      const desktop = await stage.desktop();
      const aos = await stage.aos({ notifications: 3 });
      const { window } = await startSignedIn(stage, desktop, aos);
      await askApp(window, 'app.settings', { badge: 'inbox' });
      await until('the inbox', async () => (await askApp(window, 'app.state')).accounts[0]?.inbox === 3);
      const connection = await connectTo(desktop.env.DBUS_SESSION_BUS_ADDRESS ?? '');
      stage.keep({ [Symbol.asyncDispose]: async () => connection.disconnect() });
      const dock = await startDock(connection);
      await dock.announce();
      await until('the number', () => dock.number() === 3);
      await askApp(window, 'app.settings', { badge: 'nothing' });
      await until('no number', () => dock.number() === 0);
      return 'com.canonical.Unity.LauncherEntry';
    },
  },
];
