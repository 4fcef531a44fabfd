import type { LocalAos } from '../../devserver/server.ts';
import type { RunningApp } from '../fixtures/app.ts';
import { askApp } from '../fixtures/ask-app.ts';
import { until } from '../fixtures/child.ts';
import { live, stored, upload } from '../fixtures/signed-in.ts';

/** Waits until a signed-in app has what the stops show: events, the newest of them a burst, and a saved filter. */
export async function readyForTour(app: RunningApp, aos: LocalAos): Promise<void> {
  await live(app, aos);
  await until('events', async () => (await stored(app)) > 50);
  await upload(aos, ['reads_1.fastq', 'reads_2.fastq', 'reads_3.fastq']);
  await app.window.locator('[role="option"][aria-posinset="1"]').getByText(/^3 /).first().waitFor();
  await askApp(app.window, 'app.settings', { filters: [{ name: 'Deleted', query: 'action:deleted' }] });
}
