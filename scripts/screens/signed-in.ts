import type { LocalAos } from '../../devserver/server.ts';
import type { RunningApp } from '../../e2e/fixtures/app.ts';
import { type Look, looks } from '../../e2e/tour/looks.ts';
import { readyForTour } from '../../e2e/tour/ready.ts';
import { stopsIn } from '../../e2e/tour/stops.ts';
import { closeLayers, guideOf, home } from '../../e2e/tour/tour.ts';
import type { Words } from '../../electron/words/languages.ts';
import { say } from '../lib/say.mjs';
import type { Camera } from './camera.ts';

/** Every screen, dialog and state that a signed-in person can come to, in some looks. Returns those that were not reached. */
export async function everyStop(
  app: RunningApp,
  camera: Camera,
  aos: LocalAos,
  words: Words,
  which: readonly (keyof typeof looks)[],
): Promise<string[]> {
  await readyForTour(app, aos);
  // An animation that is on its way shows nothing that stays.
  await app.window.emulateMedia({ reducedMotion: 'reduce' });
  const missed: string[] = [];
  for (const look of which) missed.push(...(await inLook(app, camera, words, looks[look])));
  return missed;
}

async function inLook(app: RunningApp, camera: Camera, words: Words, look: Look): Promise<string[]> {
  const guide = guideOf(app, words);
  const takeBack = await look.put(app);
  const missed: string[] = [];
  for (const { name, open } of stopsIn(look)) {
    try {
      await open(guide);
      await camera.take(name, look.name);
    } catch (error) {
      say(`${look.name}, ${name}: ${String(error).split('\n')[0]}`);
      missed.push(`${look.name}/${name}`);
    }
    await closeLayers(app.window);
  }
  await home(app.window);
  await takeBack();
  return missed;
}
