import { setTimeout as sleep } from 'node:timers/promises';
import { type LocalAos, startAos } from '../../devserver/server.ts';
import { createRandom, type Random } from '../../devserver/util/random.ts';
import { launch, type RunningApp } from '../../e2e/fixtures/app.ts';
import { until } from '../../e2e/fixtures/child.ts';
import { startDesktop } from '../../e2e/fixtures/desktop.ts';
import { live, provisioned, stored } from '../../e2e/fixtures/signed-in.ts';
import { answerQuestions, isUsable, pageOf } from './in-app.ts';

/** What became of an app whose page's process was killed again and again. */
export interface PageResult {
  killed: number;
  /** How often the app gave up and asked the person, who let it go on. */
  asked: number;
  /** Kills after which no page of the app's own was there. */
  notBack: number;
  published: number;
  /** Published and not stored. */
  lost: number;
  /** Stored more than once. */
  duplicates: number;
}

/** Ends within a minute after which the app gives up and asks, see electron/shell/window/page-recovery.ts. */
const MOST_ENDS = 3;
const PAGE = 'app://aruna/index.html';
/** The most events published between two kills, and the longest that a page lives, ms. */
const EVENTS = 20;
const LIFE = 600;
/** How long a page may take to come back, and the last events to be stored, ms. */
const BACK = 15_000;
const STORED = 60_000;

/** Whether every page came back, the app asked each time it should, and every event is there once. */
export const isWhole = ({ killed, asked, notBack, lost, duplicates }: PageResult): boolean =>
  notBack + lost + duplicates === 0 && asked === Math.floor(killed / MOST_ENDS);

/** Kills the process of the real app's page `kills` times in a row while events arrive. */
export async function killPages(
  seed: number,
  kills: number,
  progress: (line: string) => void,
): Promise<PageResult> {
  const aos = await startAos({ heartbeatMs: 2_000, ackWaitMs: 5_000, seed });
  const desktop = await startDesktop();
  const apps: RunningApp[] = [];
  const open = async (args: string[]) => {
    const app = await launch(desktop, { args });
    apps.push(app);
    // A busy machine takes longer than a test allows.
    await until('the app to be live', () => live(app, aos).then(() => true), 60_000);
    return app;
  };
  try {
    const app = await open(await provisioned(aos, desktop));
    const before = await stored(app);
    const killed = await killAll(app, aos, createRandom(seed), { kills, progress });
    await app.quit();
    return { ...killed, ...(await compare(await open([]), before + killed.published)) };
  } finally {
    for (const app of apps) await app.quit();
    await desktop.close();
    await aos.stop();
  }
}

async function killAll(
  app: RunningApp,
  aos: LocalAos,
  random: Random,
  { kills, progress }: { kills: number; progress: (line: string) => void },
): Promise<Omit<PageResult, 'lost' | 'duplicates'>> {
  const asked = await answerQuestions(app);
  const result = { killed: 0, asked: 0, notBack: 0, published: 0 };
  while (result.killed < kills) {
    const count = 1 + random.int(EVENTS);
    // Some are on their way to the page when it ends.
    await publish(aos, random, count);
    await sleep(random.int(LIFE));
    if (!(await killOne(app))) result.notBack++;
    result.published += count;
    result.killed++;
    if (result.killed % 10 === 0) progress(`${result.killed} of ${kills} kills, ${result.published} events`);
  }
  return { ...result, asked: await asked() };
}

/** Compares what is stored with what there should be. */
async function compare(app: RunningApp, all: number): Promise<Pick<PageResult, 'lost' | 'duplicates'>> {
  // While names are being asked for there are more: updates of the parent turn out to follow from what happened inside.
  await until('all events', async () => (await stored(app)) === all, STORED).catch(() => undefined);
  const found = await stored(app);
  return { lost: Math.max(0, all - found), duplicates: Math.max(0, found - all) };
}

/** Makes objects, each of which has its own event. */
async function publish(aos: LocalAos, random: Random, count: number): Promise<void> {
  const parent = aos.projects[0]?.id ?? '';
  for (let n = 0; n < count; n++)
    await aos.control.createResource({ level: 'object', name: `${random.hex(8)}.csv`, parents: [parent] });
}

/** Kills the process of the page. Resolves to whether the app's own page is there again and answers. */
async function killOne(app: RunningApp): Promise<boolean> {
  const { pid } = await pageOf(app);
  process.kill(pid, 'SIGKILL');
  const isBack = async () => {
    const page = await pageOf(app);
    if (page.pid === pid || page.pid === 0 || page.url !== PAGE) return false;
    return isUsable(app);
  };
  return until('another page', isBack, BACK).catch(() => false);
}
