import { cpSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { type LocalAos, startAos } from '../../devserver/server.ts';
import { everything, type FeedQuery } from '../../electron/core/model/event.ts';
import { AosError } from '../../electron/core/model/problem.ts';
import { eventually, type Harness, startHarness } from '../../electron/core/testing/harness.ts';
import { openSettings } from '../../electron/shell/settings/settings.ts';
import { createVault } from '../../electron/shell/tokens/vault.ts';

/** A profile with everything in it, and the local AOS of its account. */
export interface Profile extends AsyncDisposable {
  /** Its files, relative to its folder. */
  files: string[];
  /** Copies it to a folder of its own. */
  copy(): string;
  aos: LocalAos;
}

/** What the app has of a profile. */
export interface Survived {
  /** The account is live, watches what was watched under the name it was given, and has the events. */
  isWhole: boolean;
  hasSettings: boolean;
  /** What the person was told, as codes. */
  told: string[];
}

const EVENTS = 5;
const LABEL = 'Soil';
/** How long a damaged profile may take until all is there again, ms. */
const PATIENCE = 30_000;

const noKeychain = {
  check: async () => 'missing' as const,
  onChange: () => () => {},
  encrypt: () => new Uint8Array(),
  decrypt: () => '',
};

/** The parts of the app that keep files, on a folder. */
async function open(folder: string): Promise<{ app: Harness; settings: ReturnType<typeof openSettings> }> {
  const log = () => {};
  const settings = openSettings(join(folder, 'settings.json'), { now: Date.now }, log);
  const vault = createVault(join(folder, 'vault'), noKeychain, log);
  return { app: await startHarness({ folder: join(folder, 'data'), vault }), settings };
}

const resources: FeedQuery = {
  ...everything,
  where: [{ field: 'kind', not: false, values: ['project', 'collection', 'dataset', 'object'] }],
};
const total = async ({ engine }: Harness) => (await engine.feedCount(resources)).total;

const isWatched = ({ engine }: Harness) =>
  engine.accounts()[0]?.subscriptions.some(({ label }) => label === LABEL) ?? false;

async function isWhole(app: Harness): Promise<boolean> {
  if (app.engine.accounts()[0]?.status.state !== 'live' || !isWatched(app)) return false;
  return (await total(app).catch(() => 0)) >= EVENTS;
}

/** Makes a profile as a person has one after the app was quit. */
export async function makeProfile(): Promise<Profile> {
  const aos = await startAos({ heartbeatMs: 1_000, ackWaitMs: 2_000, seed: 1 });
  const folder = mkdtempSync(join(tmpdir(), 'aruna-profile-'));
  const { app, settings } = await open(folder);
  settings.change({ theme: 'dark' });
  const result = await app.engine.signIn(aos.address, aos.token, 'file');
  if ('field' in result) throw new AosError(result);
  const resourceId = aos.projects[0]?.id ?? '';
  const target = { kind: 'resource', resourceId, resourceKind: 'project', subresources: true } as const;
  const { subscription } = await app.engine.watch(result.account, target, { from: 'now' });
  await app.engine.changeSubscription(result.account, subscription, { label: LABEL });
  await eventually('live', () => app.engine.accounts()[0]?.status.state === 'live');
  await aos.control.publish({ resource: resourceId, action: 'updated', count: EVENTS });
  await eventually('the events', () => isWhole(app));
  await app.stop();
  return {
    aos,
    files: filesIn(folder),
    copy() {
      const own = mkdtempSync(join(tmpdir(), 'aruna-profile-'));
      cpSync(folder, own, { recursive: true, preserveTimestamps: true });
      return own;
    },
    async [Symbol.asyncDispose]() {
      rmSync(folder, { recursive: true, force: true });
      await aos.stop();
    },
  };
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile())
    .map((file) => relative(folder, file))
    .sort();
}

/** Starts the app on a profile, waits until all is there again, and ends it. */
export async function survive(folder: string): Promise<Survived> {
  const { app, settings } = await open(folder);
  try {
    await eventually('all of the profile', () => isWhole(app), PATIENCE).catch(() => {});
    const alerts = app.changes.flatMap((change) => change.alerts.map(({ about }) => about.is));
    return {
      isWhole: await isWhole(app),
      hasSettings: settings.get().theme === 'dark',
      told: [...alerts, ...(settings.damage ? [settings.damage.code] : [])],
    };
  } finally {
    await app.stop(0);
  }
}
