import { startAos } from '../devserver/server.ts';
import { en } from '../electron/words/en.ts';
import { languages, type Words } from '../electron/words/languages.ts';
import type { RunningApp } from './fixtures/app.ts';
import { askApp } from './fixtures/ask-app.ts';
import { expect, test } from './fixtures/index.ts';
import { writeAccounts } from './fixtures/provision.ts';
import { provisioned } from './fixtures/signed-in.ts';
import { axeFindings } from './tour/axe.ts';
import { brokenRings } from './tour/focus-rings.ts';
import { focused } from './tour/focused.ts';
import { missingInPalette } from './tour/in-palette.ts';
import { type Look, looks } from './tour/looks.ts';
import { readyForTour } from './tour/ready.ts';
import { stopsIn } from './tour/stops.ts';
import { closeLayers, guideOf, home } from './tour/tour.ts';

test.use({ aosOptions: { backlog: 300, notifications: 12 } });

/** `npm run accessible`: every stop in every look. Otherwise each stop is looked at once, in light and dark by turns. */
const isWhole = process.env.ARUNA_NOTIFY_ACCESSIBLE === 'whole';

/** Goes to the stops, each of which `isMeant` picks, and returns what is wrong there. */
async function lookAt(
  app: RunningApp,
  words: Words,
  look: Look,
  isMeant: (place: number) => boolean,
): Promise<string[]> {
  const guide = guideOf(app, words);
  const found: string[] = [];
  const takeBack = await look.put(app);
  // A colour on its way to another is neither.
  await app.window.emulateMedia({ reducedMotion: 'reduce' });
  for (const { name, open } of stopsIn(look).filter((_, place) => isMeant(place))) {
    await open(guide);
    const lines = [...(await axeFindings(app.window)), ...(await brokenRings(app.window))];
    found.push(...lines.map((line) => `${look.name}, ${name}: ${line}`));
    if (await closeLayers(app.window))
      await expect.poll(() => focused(app.window), `${name} is closed`).not.toBe('nothing');
    else if (look === looks.light) {
      const missing = await missingInPalette(app.window);
      found.push(...missing.map((button) => `${name}: the palette lacks ${button}`));
    }
  }
  await home(app.window);
  await takeBack();
  return found;
}

for (const [language, words] of Object.entries(languages)) {
  test(`axe finds nothing on any screen or dialog, the focus is kept, and the palette has every button: ${language}`, async ({
    start,
    aos,
    desktop,
  }) => {
    test.skip(!isWhole && language !== 'en', 'npm run accessible looks at it in every language');
    test.setTimeout(isWhole ? 1_200_000 : 180_000);
    const app = await start({ args: [...(await provisioned(aos, desktop)), `--lang=${language}`] });
    await readyForTour(app, aos);
    const found: string[] = [];
    if (isWhole)
      for (const look of [looks.light, looks.dark, looks.forced, looks.zoomed, looks.narrow])
        found.push(...(await lookAt(app, words, look, () => true)));
    else {
      found.push(...(await lookAt(app, words, looks.light, (place) => place % 2 === 0)));
      found.push(...(await lookAt(app, words, looks.dark, (place) => place % 2 === 1)));
    }
    expect(found).toEqual([]);
  });
}

test('axe finds nothing where several accounts have trouble, with each account in the statistics', async ({
  start,
  aos,
  desktop,
}) => {
  test.setTimeout(180_000);
  const there = await startAos({ heartbeatMs: 2_000, ackWaitMs: 5_000, seed: 8, backlog: 20 });
  try {
    const accounts = [aos, there].map((of, n) => ({
      server: of.address,
      token: of.token,
      label: n === 0 ? 'university' : 'institute',
      keep: 'memory',
      watch: [],
    }));
    const app = await start({ args: ['--provision', await writeAccounts(desktop.folder, accounts)] });
    const { window } = app;
    const states = async () => (await askApp(window, 'app.state')).accounts.map(({ status }) => status.state);
    await expect.poll(states, { timeout: 30_000 }).toEqual(['live', 'live']);
    for (const of of [aos, there]) {
      of.control.expireToken({ token: of.token });
      await of.restart({ downMs: 100 });
    }
    await expect.poll(states, { timeout: 30_000 }).toEqual(['sign-in-needed', 'sign-in-needed']);
    const bar = window.getByRole('region', { name: 'Accounts with problems' });
    await expect(bar.getByRole('listitem')).toHaveCount(2);
    const guide = guideOf(app, en);
    const stops = [
      ['feed', () => guide.go('g f')],
      ['inbox', () => guide.go('g i')],
      ['accounts', () => guide.go('g a')],
      ['statistics', () => guide.go('g c')],
      [
        'the account of the statistics',
        async () => {
          await guide.go('g c');
          await guide.button('Account: All accounts');
          await window.getByRole('menu').waitFor();
        },
      ],
    ] as const;
    const found: string[] = [];
    for (const look of [looks.light, looks.dark, looks.forced, looks.narrow]) {
      const takeBack = await look.put(app);
      await window.emulateMedia({ reducedMotion: 'reduce' });
      for (const [name, open] of stops) {
        await open();
        const lines = [...(await axeFindings(window)), ...(await brokenRings(window))];
        found.push(...lines.map((line) => `${look.name}, ${name}: ${line}`));
        await closeLayers(window);
      }
      await home(window);
      await takeBack();
    }
    expect(found).toEqual([]);
  } finally {
    await there.stop();
  }
});
