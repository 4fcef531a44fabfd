import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Stats } from '../devserver/control/types.ts';
import { createRandom, type Random } from '../devserver/util/random.ts';
import { bundle } from '../scripts/lib/bundle.ts';
import { type AosProcess, startAosProcess } from './aos-process.ts';
import { type AppProcess, startApp } from './app-process.ts';
import { type Disk, mountDisk } from './disk.ts';
import { startElectronApp } from './electron-app.ts';
import { type HarmWatch, watchHarm } from './harm.ts';
import { type NatsProcess, startNats } from './nats-process.ts';
import { recordsOf } from './own-consumers.ts';
import { type FaultProxy, startProxy } from './proxy.ts';
import { inOnePlace, type Publisher, startPublisher } from './publisher.ts';
import { createRecord, type PublishedRecord } from './record.ts';
import type { Scale } from './scale.ts';
import { createWatches, type Watches } from './watches.ts';

/** Everything a campaign is made of: a nats-server, a local AOS, a proxy and the app, each in a process of its own. */
export interface Rig extends AsyncDisposable {
  readonly scale: Scale;
  readonly nats: NatsProcess;
  readonly aos: AosProcess;
  readonly proxy: FaultProxy;
  readonly app: AppProcess;
  /** Of the app's data; undefined where no small disk can be made. */
  readonly disk: Disk | undefined;
  readonly publisher: Publisher;
  readonly record: PublishedRecord;
  readonly watches: Watches;
  readonly harm: HarmWatch;
  /** Of the app's data. */
  readonly data: string;
  /** The token the app uses. */
  token: string;
}

export interface RigOptions {
  /** How many are going to be published. */
  events: number;
  seed: number;
  scale: Scale;
  /** The real Electron app instead of the engine alone. */
  real: boolean;
  /** A server without the faults of the real one. */
  repaired: boolean;
}

/** Room for the database of so many events, with its journal, bytes. */
const roomFor = (events: number) => 96 * 2 ** 20 + events * 3_000;

/** Waits until the app has a record for so many resources and for its user. */
async function untilWatching(data: string, resources: number): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (recordsOf(data).length >= resources + 1) return;
    await sleep(200);
  }
  throw new Error('the app did not begin to watch');
}

/** Starts it all and makes the app watch two projects and, overlapping, a collection of the first. */
export async function setUpRig({ events, seed, scale, real, repaired }: RigOptions): Promise<Rig> {
  const folder = mkdtempSync(join(tmpdir(), 'aruna-faults-'));
  const sweep = () => rmSync(folder, { recursive: true, force: true });
  // Should this process be ended from outside. Those that end processes and unmount put themselves ahead of it.
  process.once('exit', sweep);
  const ends: (() => unknown)[] = [
    () => {
      process.off('exit', sweep);
      sweep();
    },
  ];
  const tidyUp = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  function use<T extends AsyncDisposable>(thing: T): T {
    ends.push(() => thing[Symbol.asyncDispose]());
    return thing;
  }
  try {
    const random: Random = createRandom(seed);
    const programs = await bundle({
      engine: 'faults/engine-process.ts',
      store: 'electron/store-worker.ts',
      aos: 'devserver/main.ts',
    });
    ends.push(() => programs[Symbol.dispose]());
    const nats = use(await startNats(folder));
    const aos = use(await startAosProcess(programs.files.aos, folder, nats.url, scale, seed, repaired));
    const proxy = use(await startProxy(aos.port));
    const projects = aos.projects.slice(0, 2).map((project) => project.id);
    const all = inOnePlace(await aos.resources(), projects);
    const nested = all.find((r) => r.level === 'collection' && r.parents[0] === projects[0]);
    const other = all.find((r) => r.id === projects[1]);
    if (!nested || !other) throw new Error('the local AOS has too little in it');
    const data = join(folder, 'data');
    const disk = await mountDisk(data, roomFor(events));
    if (disk) use(disk);
    const { token } = await aos.ask<{ token: string }>('mintToken');
    const server = `127.0.0.1:${proxy.port}`;
    const watch = [
      ...projects.map((id) => ({ resourceId: id, resourceKind: 'project' as const })),
      { resourceId: nested.id, resourceKind: 'collection' as const },
    ];
    const app = use(
      real
        ? await startElectronApp(folder, { server, token, watch })
        : await startApp(programs.files.engine, {
            folder: data,
            records: folder,
            storeWorker: programs.files.store,
            timing: scale.client,
            clockOffset: 0,
          }),
    );
    const watches = createWatches(data, app.tell);
    if (real) await untilWatching(data, watch.length);
    else {
      await app.tell('signIn', { address: server, token });
      for (const { resourceId, resourceKind } of watch) {
        await watches.watch(resourceId, resourceKind, { from: 'everything' });
      }
    }
    const publisher = startPublisher(aos, { all, nested, other }, random);
    ends.push(() => publisher.stop());
    const harm = use(watchHarm(() => aos.askOnce<Stats>('stats')));
    const parts = { scale, nats, aos, proxy, app, disk, publisher, watches, harm, record: createRecord() };
    return { ...parts, data, token, [Symbol.asyncDispose]: tidyUp };
  } catch (error) {
    await tidyUp();
    throw error;
  }
}
