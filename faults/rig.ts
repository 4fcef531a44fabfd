import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom, type Random } from '../devserver/util/random.ts';
import { bundle } from '../scripts/lib/bundle.ts';
import { type AosProcess, startAosProcess } from './aos-process.ts';
import { type AppProcess, startApp } from './app-process.ts';
import { type Disk, mountDisk } from './disk.ts';
import { startElectronApp } from './electron-app.ts';
import { type NatsProcess, startNats } from './nats-process.ts';
import { type FaultProxy, startProxy } from './proxy.ts';
import { inOnePlace, type Publisher, startPublisher } from './publisher.ts';
import { createRecord, type PublishedRecord } from './record.ts';
import type { Scale } from './scale.ts';
import { consumersOf } from './settle.ts';

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
}

/** Room for the database of so many events, with its journal, bytes. */
const roomFor = (events: number) => 96 * 2 ** 20 + events * 3_000;

/** Waits until the app has a consumer for so many resources, for its user and for announcements. */
async function untilWatching(data: string, resources: number): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (consumersOf(data).length >= resources + 2) return;
    await sleep(200);
  }
  throw new Error('the app did not begin to watch');
}

/** Starts it all and makes the app watch two projects and, overlapping, a collection of the first. */
export async function setUpRig({ events, seed, scale, real }: RigOptions): Promise<Rig> {
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
      store: 'electron/core/store/worker.ts',
      aos: 'devserver/main.ts',
    });
    ends.push(() => programs[Symbol.dispose]());
    const nats = use(await startNats(folder));
    const aos = use(await startAosProcess(programs.files.aos, folder, nats.url, scale, seed));
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
    if (real) await untilWatching(data, watch.length);
    else {
      await app.tell('signIn', { address: server, token });
      for (const one of watch) await app.tell('watch', { resource: one.resourceId, kind: one.resourceKind });
    }
    const publisher = startPublisher(aos, { all, nested, other }, random);
    ends.push(() => publisher.stop());
    const parts = { scale, nats, aos, proxy, app, disk, publisher, record: createRecord() };
    return { ...parts, data, token, [Symbol.asyncDispose]: tidyUp };
  } catch (error) {
    await tidyUp();
    throw error;
  }
}
