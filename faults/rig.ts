import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom, type Random } from '../devserver/util/random.ts';
import { type AosProcess, startAosProcess } from './aos-process.ts';
import { type AppProcess, startApp } from './app-process.ts';
import { type Disk, mountDisk } from './disk.ts';
import { type NatsProcess, startNats } from './nats-process.ts';
import { type FaultProxy, startProxy } from './proxy.ts';
import { inOnePlace, type Publisher, startPublisher } from './publisher.ts';
import { createRecord, type PublishedRecord } from './record.ts';
import type { Scale } from './scale.ts';

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
  /** Of what the app announced. */
  readonly records: string;
  /** The token the app uses. */
  token: string;
}

/** Room for the database of so many events, with its journal, bytes. */
const roomFor = (events: number) => 96 * 2 ** 20 + events * 3_000;

/** Starts it all and makes the app watch two projects and, overlapping, a collection of the first. */
export async function setUpRig(events: number, seed: number, scale: Scale): Promise<Rig> {
  const folder = mkdtempSync(join(tmpdir(), 'aruna-faults-'));
  const ends: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const tidyUp = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  function use<T extends AsyncDisposable>(thing: T): T {
    ends.push(() => thing[Symbol.asyncDispose]());
    return thing;
  }
  try {
    const random: Random = createRandom(seed);
    const nats = use(await startNats(folder));
    const aos = use(await startAosProcess(folder, nats.url, scale, seed));
    const proxy = use(await startProxy(aos.port));
    const data = join(folder, 'data');
    const disk = await mountDisk(data, roomFor(events));
    if (disk) use(disk);
    const app = use(await startApp({ folder: data, records: folder, timing: scale.client, clockOffset: 0 }));
    const { token } = await aos.ask<{ token: string }>('mintToken');
    await app.tell('signIn', { address: `127.0.0.1:${proxy.port}`, token });
    const projects = aos.projects.slice(0, 2).map((project) => project.id);
    for (const resource of projects) await app.tell('watch', { resource, kind: 'project' });
    const all = inOnePlace(await aos.resources(), projects);
    const nested = all.find((r) => r.level === 'collection' && r.parents[0] === projects[0]);
    const other = all.find((r) => r.id === projects[1]);
    if (!nested || !other) throw new Error('the local AOS has too little in it');
    await app.tell('watch', { resource: nested.id, kind: 'collection' });
    const publisher = startPublisher(aos, { all, nested, other }, random);
    ends.push(() => publisher.stop());
    const parts = { scale, nats, aos, proxy, app, disk, publisher, record: createRecord() };
    return { ...parts, data, records: folder, token, [Symbol.asyncDispose]: tidyUp };
  } catch (error) {
    await tidyUp();
    throw error;
  }
}
