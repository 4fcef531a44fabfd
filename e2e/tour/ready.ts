import type { LocalAos } from '../../devserver/server.ts';
import { asked } from '../../electron/core/testing/queries.ts';
import type { InboxQuery } from '../../electron/ipc/contract.ts';
import type { RunningApp } from '../fixtures/app.ts';
import { askApp } from '../fixtures/ask-app.ts';
import { until } from '../fixtures/child.ts';
import { live, stored, upload } from '../fixtures/signed-in.ts';

/** Waits until a signed-in app has what the stops show: events, the newest of them a burst, a saved filter, and starred and snoozed ones. */
export async function readyForTour(app: RunningApp, aos: LocalAos): Promise<void> {
  await live(app, aos);
  await until('events', async () => (await stored(app)) > 50);
  await upload(aos, ['reads_1.fastq', 'reads_2.fastq', 'reads_3.fastq']);
  await app.window.locator('[role="option"][aria-posinset="1"]').getByText(/^3 /).first().waitFor();
  await askApp(app.window, 'app.settings', { filters: [{ name: 'Deleted', query: 'action:deleted' }] });
  await putAside(app);
}

/** Older events and a notification that the other stops do not need get stars, or are snoozed. */
async function putAside({ window }: RunningApp): Promise<void> {
  const old = await askApp(window, 'feed.page', { query: asked(''), offset: 30, limit: 6 });
  const refs = old.map(({ account, id }) => ({ account, id }));
  const query: InboxQuery = { account: null, view: 'open', kinds: [], text: '' };
  const secondInInbox = () => askApp(window, 'inbox.page', { query, offset: 1, limit: 1 });
  await until('two notifications', async () => (await secondInInbox()).length > 0);
  const which = (await secondInInbox()).map(({ account, id }) => ({ account, id }));
  await askApp(window, 'star.set', { what: { are: 'events', which: refs.slice(0, 4) }, isOn: true });
  await askApp(window, 'star.set', { what: { are: 'notifications', which }, isOn: true });
  await askApp(window, 'snooze.begin', { what: { are: 'events', which: refs.slice(4) }, until: 'tomorrow' });
  await askApp(window, 'snooze.begin', { what: { are: 'notifications', which }, until: 'hour' });
}
