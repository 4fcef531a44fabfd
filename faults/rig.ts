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
import { type Provision, startElectronApp } from './electron-app.ts';
import type { Generation } from './generations.ts';
import { type HarmWatch, watchHarm } from './harm.ts';
import { type NatsProcess, startNats } from './nats-process.ts';
import { recordsOf } from './own-consumers.ts';
import { type FaultProxy, startProxy } from './proxy.ts';
import { inOnePlace, type Publisher, startPublisher, type Topics } from './publisher.ts';
import { createRecord, type PublishedRecord } from './record.ts';
import type { Scale } from './scale.ts';
import { createWatches, type Watches } from './watches.ts';

/** The parts of a campaign: a nats-server, a local AOS, a proxy and the app, each but the proxy in its own process. */
export interface Rig extends AsyncDisposable {
  readonly scale: Scale;
  readonly nats: NatsProcess;
  readonly aos: AosProcess;
  readonly proxy: FaultProxy;
  readonly app: AppProcess;
  /** The disk of the app's data; undefined where no small disk can be made. */
  readonly disk: Disk | undefined;
  readonly publisher: Publisher;
  readonly record: PublishedRecord;
  readonly watches: Watches;
  readonly harm: HarmWatch;
  /** The databases that were damaged, each as it was just before. */
  readonly earlier: Generation[];
  /** Folder of the app's data. */
  readonly data: string;
  /** The token the app uses. */
  token: string;
}

export interface RigOptions {
  /** The number of events to publish. */
  events: number;
  seed: number;
  scale: Scale;
  /** The real Electron app instead of the engine alone. */
  real: boolean;
  /** A server without the faults of the real one. */
  repaired: boolean;
}

/** Returns the space that the database of this many events needs, with its journal and damaged ones that are kept. */
const bytesFor = (events: number) => 96 * 2 ** 20 + events * 9_000;

/** Waits until the app has a record for this many resources and for its user. */
async function untilWatching(data: string, resources: number): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (recordsOf(data).length >= resources + 1) return;
    await sleep(200);
  }
  throw new Error('the app did not begin to watch');
}

/** Undoes what was set up, last first. */
interface Cleanup {
  add(undo: () => unknown): void;
  /** Adds the disposal of a thing and returns the thing. */
  use<T extends AsyncDisposable>(thing: T): T;
  run(): Promise<void>;
}

function createCleanup(): Cleanup {
  const undos: (() => unknown)[] = [];
  const add = (undo: () => unknown) => void undos.push(undo);
  return {
    add,
    use(thing) {
      add(() => thing[Symbol.asyncDispose]());
      return thing;
    },
    async run() {
      for (const undo of undos.splice(0).reverse()) await undo();
    },
  };
}

/** Makes a folder that is removed by the cleanup, or with this process if that ends first. */
function makeFolder(cleanup: Cleanup): string {
  const folder = mkdtempSync(join(tmpdir(), 'aruna-faults-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  // Whatever kills processes or unmounts at the exit puts itself ahead of this.
  process.once('exit', remove);
  cleanup.add(() => {
    process.off('exit', remove);
    remove();
  });
  return folder;
}

/** Starts everything and makes the app watch two projects and, overlapping, a collection of the first. */
export async function setUpRig(options: RigOptions): Promise<Rig> {
  const cleanup = createCleanup();
  try {
    return { ...(await startAll(options, cleanup)), [Symbol.asyncDispose]: cleanup.run };
  } catch (error) {
    await cleanup.run();
    throw error;
  }
}

async function startAll(
  { events, seed, scale, real, repaired }: RigOptions,
  cleanup: Cleanup,
): Promise<Omit<Rig, typeof Symbol.asyncDispose>> {
  const { use } = cleanup;
  const folder = makeFolder(cleanup);
  const random: Random = createRandom(seed);
  const programs = await bundle({
    engine: 'faults/engine-process.ts',
    store: 'electron/store-worker.ts',
    aos: 'devserver/main.ts',
  });
  cleanup.add(() => programs[Symbol.dispose]());
  const nats = use(await startNats(folder));
  const aos = use(await startAosProcess(programs.files.aos, folder, nats.url, scale, seed, repaired));
  const proxy = use(await startProxy(aos.port));
  const topics = await chooseTopics(aos);
  const data = join(folder, 'data');
  const disk = await mountDisk(data, bytesFor(events));
  if (disk) use(disk);
  const { token } = await aos.ask<{ token: string }>('mintToken');
  const provision = { server: `127.0.0.1:${proxy.port}`, token, watch: targetsOf(topics) };
  const app = use(
    real
      ? await startElectronApp(folder, provision)
      : await startApp(programs.files.engine, {
          folder: data,
          records: folder,
          storeWorker: programs.files.store,
          timing: scale.client,
          clockOffsetMs: 0,
        }),
  );
  const watches = createWatches(data, app.tell);
  if (real) await untilWatching(data, provision.watch.length);
  else await signInAndWatch(app, watches, provision);
  const publisher = startPublisher(aos, topics, random);
  cleanup.add(() => publisher.stop());
  const harm = use(watchHarm(() => aos.askOnce<Stats>('stats')));
  const record = createRecord();
  const parts = { scale, nats, aos, proxy, app, disk, publisher, watches, harm, record, data, token };
  return { ...parts, earlier: [] };
}

/** Chooses what is watched and published about: the first two projects, and a collection of the first. */
async function chooseTopics(aos: AosProcess): Promise<Topics> {
  const projects = aos.projects.slice(0, 2).map((project) => project.id);
  const all = inOnePlace(await aos.resources(), projects);
  const nested = all.find((r) => r.level === 'collection' && r.parents[0] === projects[0]);
  const other = all.find((r) => r.id === projects[1]);
  if (!nested || !other) throw new Error('the local AOS has too little in it');
  return { projects, all, nested, other };
}

function targetsOf({ projects, nested }: Topics): Provision['watch'] {
  return [
    ...projects.map((id) => ({ resourceId: id, resourceKind: 'project' as const })),
    { resourceId: nested.id, resourceKind: 'collection' },
  ];
}

async function signInAndWatch(
  app: AppProcess,
  watches: Watches,
  { server, token, watch }: Provision,
): Promise<void> {
  await app.tell('signIn', { address: server, token });
  for (const { resourceId, resourceKind } of watch) {
    await watches.watch(resourceId, resourceKind, { from: 'everything' });
  }
}
