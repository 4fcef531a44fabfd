import { deepStrictEqual } from 'node:assert';
import { until } from '../../e2e/fixtures/child.ts';
import type { Scene } from './scene.ts';

/** Clicks the only banner on the screen, or the first of them. */
async function clickFirst(scene: Scene): Promise<void> {
  const daemon = scene.daemon();
  if (daemon === null) throw new Error('there is no notification daemon');
  await daemon.activate();
}

/** Clicks the first banner, whatever the state of the window: the window comes with the details of an object's event. */
export async function opensEvent(scene: Scene, object: string): Promise<void> {
  await clickFirst(scene);
  await until(`the details of ${object}`, async () => {
    const { app } = scene;
    const isVisible = await app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().some((one) => one.isVisible()),
    );
    const details = app.window.getByRole('complementary', { name: 'Details' });
    return isVisible && (await details.getByRole('heading', { name: object, exact: true }).isVisible());
  });
}

/**
 * Waits for the one banner that sums up what was held, clicks it and expects exactly these objects.
 *
 * @param place how many banners had been shown when nothing held them back any more.
 */
export async function opensHeld(scene: Scene, objects: readonly string[], place: number): Promise<void> {
  const { app, watch } = scene;
  await until('the summary', () => watch.taken.length > place);
  const titles = watch.taken.slice(place).map(({ title }) => title);
  deepStrictEqual(titles, [`${objects.length} events while quiet`]);
  await clickFirst(scene);
  const options = app.window.getByRole('option');
  await app.window.getByRole('heading', { name: 'From one banner' }).waitFor();
  await until('the rows', async () => (await options.count()) === objects.length);
  const texts = await options.allInnerTexts();
  const found = objects.filter((object) => texts.some((text) => text.includes(object)));
  deepStrictEqual(found, objects, 'what the summary opens');
  await app.window.getByRole('button', { name: 'Show all' }).click();
}
