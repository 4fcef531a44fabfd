import type { RunningApp } from '../../e2e/fixtures/app.ts';
import { askApp } from '../../e2e/fixtures/ask-app.ts';
import { until } from '../../e2e/fixtures/child.ts';
import { writeProvision } from '../../e2e/fixtures/provision.ts';
import { upload } from '../../e2e/fixtures/signed-in.ts';
import { asked } from '../../electron/core/testing/queries.ts';
import type { Situation } from '../situation.ts';

const kind = 'network';

/** How many events are of something with this in its name. */
async function named({ window }: RunningApp, text: string): Promise<number> {
  return (await askApp(window, 'feed.count', asked(`kind:object "${text}"`, { derived: true }))).total;
}

/** Watches every project and every collection of a server that takes few requests at a time. */
const limited = (limit: number, isShort: boolean): Situation => ({
  kind,
  name: `a server that takes ${limit === 1 ? '1 request' : `${limit} requests`} per connection at a time, with ten subscriptions`,
  short: isShort,
  async run(stage) {
    const [desktop, aos] = await Promise.all([
      stage.desktop(),
      stage.aos({ maxConcurrentStreams: limit, backlog: 400 }),
    ]);
    // The last project is one that the person may not read.
    const closed = aos.projects.at(-1)?.id ?? '';
    const watched = aos.control
      .resources()
      .filter(
        ({ level, id, parents }) =>
          ![id, ...parents].includes(closed) && ['project', 'collection'].includes(level),
      );
    const file = await writeProvision(aos, desktop.folder, watched);
    const app = await stage.start(desktop, { args: ['--provision', file] });
    const account = async () => (await askApp(app.window, 'app.state')).accounts[0];
    await until('every subscription to be live and every event to be acked', async () => {
      const { subscriptions = [], acksQueued = 1 } = (await account()) ?? {};
      return (
        subscriptions.length >= watched.length &&
        acksQueued === 0 &&
        subscriptions.every(({ status }) => status.state === 'live')
      );
    });
    const began = performance.now();
    await upload(aos, ['soil_core_7.tiff']);
    // It is found by its name, so the event, and the name that was asked for, have both got through.
    await until('the new event', async () => (await named(app, 'soil_core_7')) > 0);
    await until('their acks', async () => (await account())?.acksQueued === 0);
    return `a new event with its name after ${Math.round(performance.now() - began)} ms`;
  },
});

export const network: readonly Situation[] = [limited(6, true), limited(1, false)];
