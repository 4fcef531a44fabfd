import { strictEqual } from 'node:assert';
import { until } from '../../e2e/fixtures/child.ts';
import type { Cells } from '../part.ts';
import type { Played } from './play-state.ts';
import type { Scene } from './scene.ts';
import { sentenceFor, withoutTimes } from './sentences.ts';

/** Goes through the feed and checks what the details of each event say of its alert. */
export async function checkPanes({ app }: Scene, played: readonly Played[], cells: Cells): Promise<void> {
  const { window } = app;
  const search = window.getByRole('combobox', { name: 'Search events' });
  await search.fill('kind:object ');
  await search.press('Enter');
  const details = window.getByRole('complementary', { name: 'Details' });
  // What a click on a banner has opened.
  if (await details.isVisible()) await details.getByRole('button', { name: 'Close', exact: true }).click();
  const list = window.getByRole('listbox', { name: 'Events' });
  await list.focus();
  await window.keyboard.press('Home');
  await window.keyboard.press('Enter');
  const said = new Map<string, string>();
  let before = '';
  for (let n = 0; n < played.length; n++) {
    const name = await until('the details of the next event', async () => {
      const heading = (await details.getByRole('heading').first().textContent()) ?? '';
      return heading !== before && played.some(({ object }) => object === heading) && heading;
    });
    const sentence = details.locator('dt:text-is("Alert") + dd');
    said.set(name, (await sentence.textContent()) ?? '');
    before = name;
    await window.keyboard.press('ArrowDown');
  }
  for (const { row, state, object, fate } of played)
    await cells.cell(`the details: ${row.name} × ${state}`, () =>
      strictEqual(withoutTimes(said.get(object) ?? 'nothing'), sentenceFor(row, fate)),
    );
}
