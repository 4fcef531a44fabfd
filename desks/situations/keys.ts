import { execFileSync } from 'node:child_process';
import type { RunningApp } from '../../e2e/fixtures/app.ts';
import { until } from '../../e2e/fixtures/child.ts';
import type { Desktop } from '../../e2e/fixtures/desktop.ts';
import { unfolded, upload } from '../../e2e/fixtures/signed-in.ts';
import { windowState } from '../../e2e/fixtures/windows.ts';
import type { Situation, Stage } from '../situation.ts';
import { startSignedIn } from './signed-in-app.ts';

const kind = 'keys';

const run = ({ env }: Desktop, program: string, ...args: string[]) =>
  execFileSync(program, args, { env, timeout: 10_000 });

/** What X calls the keys at these places of a PC keyboard, whatever is written on them. */
const places = { J: '44', K: '45', G: '42', I: '31', dot: '61' } as const;

async function withEvents(stage: Stage) {
  const [desktop, aos] = await Promise.all([stage.desktop({ windowManager: 'openbox' }), stage.aos()]);
  const app = await startSignedIn(stage, desktop, aos);
  await unfolded(app);
  await upload(aos, ['one.csv', 'two.csv', 'three.csv']);
  await app.window.getByRole('option', { name: /^three\.csv/ }).waitFor();
  await until('the focus', async () => (await windowState(app)).isFocused);
  return { desktop, app };
}

/** The position of the row that has the cursor. */
const active = ({ window }: RunningApp) =>
  window.locator('.list-row.active').first().getAttribute('aria-posinset', { timeout: 5_000 });

/** Types at a keyboard of another script: the list's keys, a sequence and a command with Ctrl must work by their place. */
async function typesOn(stage: Stage, layout: string): Promise<void> {
  const { desktop, app } = await withEvents(stage);
  run(desktop, 'setxkbmap', layout);
  const list = app.window.getByRole('listbox', { name: 'Events' });
  await list.focus();
  await app.window.keyboard.press('Home');
  const first = await active(app);
  const press = (...keys: string[]) => run(desktop, 'xdotool', 'key', ...keys);
  press(places.J);
  await until('J to move the cursor down', async () => (await active(app)) !== first);
  press(places.K);
  await until('K to move it up', async () => (await active(app)) === first);
  press(places.G, places.I);
  await app.window.getByRole('tab', { name: 'History' }).waitFor({ timeout: 5_000 });
  press(`ctrl+${places.K}`);
  await app.window
    .getByRole('combobox', { name: 'Type a command or a subscription' })
    .waitFor({ timeout: 5_000 });
}

export const keys: readonly Situation[] = [
  ...(
    [
      ['a Russian keyboard', 'ru'],
      ['a Greek keyboard', 'gr'],
      ['an Arabic keyboard', 'ara'],
    ] as const
  ).map(([about, layout]) => ({
    kind,
    name: `${about}: keys of the list, sequences and commands work`,
    short: layout === 'ru',
    needs: ['openbox', 'xprop', 'xdotool', 'setxkbmap', 'xkbcomp'],
    run: (stage: Stage) => typesOn(stage, layout),
  })),
  {
    kind,
    name: 'an input method composes in the search field: its keys are its own',
    needs: ['openbox', 'xprop'],
    async run(stage) {
      const { app } = await withEvents(stage);
      const search = app.window.getByRole('combobox', { name: 'Search events' });
      const cdp = await app.window.context().newCDPSession(app.window);
      await search.focus();
      const rows = () => app.window.getByRole('option').count();
      const before = await rows();
      const text = 'どじょう';
      await cdp.send('Input.imeSetComposition', { text, selectionStart: 4, selectionEnd: 4 });
      for (const key of ['ArrowDown', 'Escape', 'Enter']) await app.window.keyboard.press(key);
      if (!(await search.evaluate((field) => field === document.activeElement)))
        throw new Error('the search field lost the focus');
      if ((await search.inputValue()) !== text) throw new Error('what was being written is gone');
      await cdp.send('Input.insertText', { text: 'three' });
      await until('the search', async () => (await search.inputValue()) === 'three');
      await app.window.keyboard.press('Enter');
      await until('what was found', async () => (await rows()) < before && (await rows()) > 0);
    },
  },
];
