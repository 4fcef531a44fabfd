import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { startBus } from '../../../e2e/fixtures/bus.ts';
import { until } from '../../../e2e/fixtures/child.ts';
import { startShortcutPortal } from '../../../e2e/fixtures/shortcut-portal.ts';
import { systemClock } from '../../core/base/clock.ts';
import { openBus } from '../bus/open-bus.ts';
import { portalShortcut } from './portal-shortcut.ts';

const linux = test.skipIf(process.platform !== 'linux');
const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** A session bus, on it a portal, and the app's shortcut with these keys in the settings. */
async function stage(has: Parameters<typeof startShortcutPortal>[1] | null, keys: string | null) {
  const folder = await mkdtemp(join(tmpdir(), 'aruna-notify-shortcut-'));
  ends.push(() => rm(folder, { recursive: true, force: true }));
  const { address, ...daemon } = await startBus(folder, process.env);
  ends.push(() => daemon[Symbol.asyncDispose]());
  const startPortal = async (which = has ?? undefined) => {
    const portal = await startShortcutPortal(address, which);
    ends.push(() => portal[Symbol.asyncDispose]());
    return portal;
  };
  const portal = has === null ? null : await startPortal();
  let shortcut = keys;
  let runs = 0;
  const bus = openBus({ address, clock: systemClock, log: () => undefined });
  ends.push(bus.stop);
  const open = () =>
    portalShortcut({
      bus,
      settings: {
        get: () => ({ shortcut }) as never,
        change: (part) => {
          if (part.shortcut !== undefined) shortcut = part.shortcut;
        },
      },
      description: 'Show or hide',
      run: () => {
        runs += 1;
      },
      clock: systemClock,
      log: () => undefined,
    });
  return { portal, startPortal, open, runs: () => runs };
}

async function staged(keys: string | null) {
  const { portal, ...rest } = await stage('shortcuts', keys);
  if (portal === null) throw new Error('there is no portal');
  return { portal, ...rest };
}

const code = (shortcut: ReturnType<typeof portalShortcut>) => shortcut.state().problem?.code ?? null;

linux('the shortcut of the settings is bound at the start, pressed and changed by the person', async () => {
  const { portal, open, runs } = await staged('Control+Alt+K');
  portal.shortcuts.says = { keys: 'Super+K' };
  const shortcut = open();
  await until('the shortcut', () => shortcut.state().trigger === 'Super+K');
  expect(portal.shortcuts.registered).toContain('aruna-notify');
  expect(portal.shortcuts.asked).toMatchObject([
    { description: 'Show or hide', preferred_trigger: 'CTRL+ALT+k' },
  ]);
  portal.shortcuts.press();
  await until('the press', () => runs() === 1);
  portal.shortcuts.choose('Super+J');
  await until('the other keys', () => shortcut.state().trigger === 'Super+J');
  await shortcut.set(null);
  expect(shortcut.state()).toEqual({ keys: null, trigger: null, problem: null });
  portal.shortcuts.press();
  const [first] = portal.shortcuts.asked;
  await until('the end of the session', () => portal.shortcuts.closed.includes(first?.session ?? ''));
  expect(runs()).toBe(1);
});

linux('a person who cancels keeps the earlier keys, and is not asked again', async () => {
  const { portal, startPortal, open } = await staged(null);
  const shortcut = open();
  portal.shortcuts.says = 'no';
  await expect(shortcut.set('Control+Alt+K')).rejects.toMatchObject({
    problem: { code: 'shortcut-declined' },
  });
  expect(shortcut.state().keys).toBeNull();
  portal.shortcuts.says = { keys: 'Ctrl+Alt+K' };
  await shortcut.set('Control+Alt+K');
  expect(shortcut.state()).toEqual({ keys: 'Control+Alt+K', trigger: 'Ctrl+Alt+K', problem: null });
  // The portal restarts, and the person says no.
  await portal[Symbol.asyncDispose]();
  await until('the loss', () => shortcut.state().trigger === null);
  const second = await startPortal();
  second.shortcuts.says = 'no';
  await until('the refusal', () => code(shortcut) === 'shortcut-declined');
  expect(shortcut.state().keys).toBeNull();
});

linux('a portal that was restarted is asked again', async () => {
  const { portal, startPortal, open, runs } = await staged('Control+Alt+K');
  const shortcut = open();
  await until('the shortcut', () => shortcut.state().trigger !== null);
  await portal[Symbol.asyncDispose]();
  await until('the loss', () => code(shortcut) === 'desktop-silent');
  const second = await startPortal();
  await until('the shortcut again', () => shortcut.state().trigger !== null);
  expect(code(shortcut)).toBeNull();
  second.shortcuts.press();
  await until('the press', () => runs() === 1);
});

linux('one that comes after the app is asked', async () => {
  const { startPortal, open } = await stage(null, 'Control+Alt+K');
  const shortcut = open();
  await until('the problem', () => code(shortcut) === 'shortcut-unavailable');
  await startPortal('shortcuts');
  await until('the shortcut', () => shortcut.state().trigger !== null);
});

linux.each([
  ['no portal', null, 'shortcut-unavailable'],
  ['a portal without global shortcuts', 'nothing', 'shortcut-unavailable'],
  ['a portal that never answers', 'silence', 'desktop-silent'],
] as const)('%s is said', async (_name, has, expected) => {
  const { open } = await stage(has, null);
  await expect(open().set('Control+Alt+K')).rejects.toMatchObject({ problem: { code: expected } });
});

linux('a question that is still open is taken back when other keys are chosen', async () => {
  const { portal, open } = await staged('Control+Alt+K');
  portal.shortcuts.says = 'nothing';
  const shortcut = open();
  await until('the question', () => portal.shortcuts.asked.length === 1);
  portal.shortcuts.says = { keys: 'Ctrl+Alt+J' };
  await shortcut.set('Control+Alt+J');
  expect(shortcut.state()).toMatchObject({ keys: 'Control+Alt+J', trigger: 'Ctrl+Alt+J' });
  expect(portal.shortcuts.closed.some((path) => path.includes('/request/'))).toBe(true);
});

linux('the desktop takes the shortcut away: that is said', async () => {
  const { portal, open } = await staged('Control+Alt+K');
  const shortcut = open();
  await until('the shortcut', () => shortcut.state().trigger !== null);
  portal.shortcuts.end();
  await until('the problem', () => code(shortcut) === 'shortcut-declined');
  expect(shortcut.state().trigger).toBeNull();
});
