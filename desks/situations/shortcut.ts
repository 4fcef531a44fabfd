import { execFileSync } from 'node:child_process';
import type { RunningApp } from '../../e2e/fixtures/app.ts';
import { askApp } from '../../e2e/fixtures/ask-app.ts';
import { until } from '../../e2e/fixtures/child.ts';
import { startShortcutPortal } from '../../e2e/fixtures/shortcut-portal.ts';
import { closeWindow, isVisible, settled } from '../../e2e/fixtures/windows.ts';
import type { Situation, Stage } from '../situation.ts';

const kind = 'shortcut';
const keys = 'Control+Alt+K';

const shortcutOf = async (app: RunningApp) => (await askApp(app.window, 'app.state')).shortcut;

/** What came of setting the shortcut: null if it was accepted, else the problem's code. */
async function set({ window }: RunningApp): Promise<string | null> {
  return window.evaluate(async (wanted) => {
    const { aruna } = globalThis as unknown as {
      aruna: { request(channel: string, input: unknown): Promise<{ problem?: { code: string } }> };
    };
    const reply = await aruna.request('desktop.setShortcut', { keys: wanted });
    return reply.problem?.code ?? null;
  }, keys);
}

function expectSame(what: string, found: unknown, expected: unknown): void {
  if (found !== expected) throw new Error(`${what}: ${String(found)}`);
}

async function onWayland(stage: Stage) {
  const desktop = await stage.desktop();
  desktop.env.XDG_SESSION_TYPE = 'wayland';
  const app = await stage.start(desktop);
  await settled(app);
  const address = desktop.env.DBUS_SESSION_BUS_ADDRESS ?? '';
  return { app, portal: async () => stage.keep(await startShortcutPortal(address)), address };
}

export const shortcut: readonly Situation[] = [
  {
    kind,
    name: 'the keys belong to another app: that is said, and nothing is kept',
    needs: ['xdotool'],
    async run(stage) {
      const desktop = await stage.desktop();
      const first = await stage.start(desktop, { profile: 'other' });
      expectSame('the first app', await set(first), null);
      const app = await stage.start(desktop);
      expectSame('the second app', await set(app), 'shortcut-taken');
      expectSame('its keys', (await shortcutOf(app)).keys, null);
      await closeWindow(first);
      await until('the window to hide', async () => !(await isVisible(first)));
      execFileSync('xdotool', ['key', 'ctrl+alt+k'], { env: desktop.env, timeout: 10_000 });
      await until('the first window', () => isVisible(first));
    },
  },
  {
    kind,
    name: 'Wayland: the portal binds it with other keys, and again after a restart',
    short: true,
    async run(stage) {
      const { app, portal } = await onWayland(stage);
      const first = await portal();
      first.shortcuts.says = { keys: 'Super+Space' };
      expectSame('setting it', await set(app), null);
      expectSame('the keys shown', (await shortcutOf(app)).trigger, 'Super+Space');
      await first[Symbol.asyncDispose]();
      await until('the loss', async () => (await shortcutOf(app)).problem?.code === 'desktop-silent');
      const second = await portal();
      await until('the shortcut again', async () => (await shortcutOf(app)).trigger === 'Ctrl+Alt+K');
      await closeWindow(app);
      await until('the window to hide', async () => !(await isVisible(app)));
      second.shortcuts.press();
      await until('the window', () => isVisible(app));
    },
  },
  {
    kind,
    name: 'Wayland: the person says no to the portal, and is not asked again',
    async run(stage) {
      const { app, portal } = await onWayland(stage);
      const { shortcuts } = await portal();
      shortcuts.says = 'no';
      expectSame('setting it', await set(app), 'shortcut-declined');
      expectSame('its keys', (await shortcutOf(app)).keys, null);
      expectSame('how often it was asked', shortcuts.asked.length, 1);
    },
  },
  {
    kind,
    name: 'Wayland without the portal, and with one that lacks global shortcuts or never answers',
    async run(stage) {
      const { app, address } = await onWayland(stage);
      expectSame('without', await set(app), 'shortcut-unavailable');
      for (const [has, code] of [
        ['nothing', 'shortcut-unavailable'],
        ['silence', 'desktop-silent'],
      ] as const) {
        await using _portal = await startShortcutPortal(address, has);
        expectSame(has, await set(app), code);
      }
    },
  },
];
