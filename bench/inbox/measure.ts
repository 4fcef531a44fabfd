import { rmSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createRandom } from '../../devserver/util/random.ts';
import { createUlids } from '../../devserver/util/ulid.ts';
import type { InboxQuery } from '../../electron/core/model/notification.ts';
import { openWriter } from '../../electron/core/store/write/writer.ts';
import {
  eventually,
  type Harness,
  openInbox,
  signIn,
  startHarness,
} from '../../electron/core/testing/harness.ts';
import { type SmallAos, smallAos } from '../../electron/core/testing/small-aos.ts';

export interface InboxFigures {
  notifications: number;
  /** Rows that they make. */
  rows: number;
  /** Times of the first answer after the start, of a page at the end, and of a count, ms. */
  firstPage: number;
  /** Of a page of requests, one of which stands for a tenth of all notifications, ms. */
  requests: number;
  lastPage: number;
  count: number;
  search: number;
  /** From asking to acknowledge all but a few until all are marked and the undo is offered, ms. */
  marked: number;
  markedCount: number;
  /** From asking to undo until all are open again, ms. */
  undone: number;
  undoneCount: number;
  /** Acknowledgements that reached the server in a second. */
  sentEachSecond: number;
  /** The longest time that the process which stands for the main process was blocked, ms. */
  longestBlock: number;
}

const USER = '01JABCDEFGHJKMNPQRSTVWXYZ0';
/** Larger than an answer may be: the inbox of this server cannot be loaded, as it would be with that many in it. */
const TOO_LARGE = 17 * 1024 * 1024;
const KINDS = 5;
/** The kind of requests (inboxKinds). */
const REQUEST = 1;
/** How long acknowledgements are watched on their way to the server, ms. */
const SENDING_MS = 2_000;
/** Left open when all others are acknowledged. */
const EXCEPT = 10;

/** Measures an account with this many open notifications: real engine, store and threads, and a server that takes what it gets. */
export async function measureInbox(notifications: number): Promise<InboxFigures> {
  let sent = 0;
  await using server = await smallAos({
    users: {
      getUser: () => ({ user: { id: USER, displayName: 'Ann', active: true } }),
      getPersonalNotifications: () => ({ notifications: [{ id: USER, message: 'x'.repeat(TOO_LARGE) }] }),
      acknowledgePersonalNotifications({ notificationIds }) {
        sent += notificationIds.length;
        return {};
      },
    },
  });
  const { app, folder } = await openInboxOf(server, notifications);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  try {
    delay.enable();
    const reading = await measureReading(app);
    const undoing = await measureAll(app);
    const before = sent;
    await app.engine.acknowledge({ ...openInbox, kinds: ['permission-updated'] });
    await eventually('the first to be sent', () => sent > before, 60_000);
    const first = sent;
    await new Promise((resolve) => setTimeout(resolve, SENDING_MS));
    delay.disable();
    return {
      notifications,
      ...reading,
      ...undoing,
      sentEachSecond: ((sent - first) / SENDING_MS) * 1_000,
      longestBlock: delay.max / 1e6,
    };
  } finally {
    delay.disable();
    await app.stop(0);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Signs in, fills the account's database while the app is closed, and opens it again. */
async function openInboxOf(
  server: SmallAos,
  notifications: number,
): Promise<{ app: Harness; folder: string }> {
  const first = await startHarness();
  const account = await signIn(first.engine, server.address, 'a.b.c');
  await first.stop();
  fill(`${first.folder}/${account}.sqlite`, notifications);
  const app = await first.restart();
  await eventually('the inbox to be refused', () => server.calls.get('GetPersonalNotifications') ?? 0);
  await eventually(
    'all of them',
    async () => (await app.engine.inboxCount(openInbox)).total === notifications,
    60_000,
  );
  return { app, folder: first.folder };
}

/** Every second request is the same person's; the others are of twenty thousand people. */
function askerOf(n: number): { userId: string; userName: string } {
  const who = Math.floor(n / KINDS) % 2 === 0 ? 0 : 1 + (Math.floor(n / KINDS) % 20_000);
  return { userId: `01JABCDEFGHJKMNPQRST${String(who).padStart(6, '0')}`, userName: `Asker ${who}` };
}

function fill(path: string, notifications: number): void {
  const nextUlid = createUlids(createRandom(1));
  const now = Date.now();
  const list = Array.from({ length: notifications }, (_, n) => {
    const time = now - (notifications - n) * 1_000;
    return {
      id: nextUlid(time),
      kind: n % KINDS,
      time,
      message: `Permission granted for soil-${n} (${USER})`,
      ...(n % KINDS === REQUEST ? askerOf(n) : { userId: null, userName: null }),
      resourceId: USER,
      resourceName: `soil-${n}`,
    };
  });
  const writer = openWriter(path, now);
  writer.putNotifications(list, now);
  writer.close();
}

async function timed<T>(work: () => Promise<T>): Promise<[value: T, ms: number]> {
  const began = performance.now();
  const value = await work();
  return [value, performance.now() - began];
}

async function measureReading({ engine }: Harness) {
  const grouped: InboxQuery = { ...openInbox, kinds: ['permission-granted'] };
  const [, firstPage] = await timed(() => engine.inboxPage(grouped, 0, 100));
  const [, requests] = await timed(() =>
    engine.inboxPage({ ...openInbox, kinds: ['access-requested'] }, 0, 100),
  );
  const [{ rows }, count] = await timed(() => engine.inboxCount(openInbox));
  const [, lastPage] = await timed(() => engine.inboxPage(openInbox, rows - 100, 100));
  const [, search] = await timed(() => engine.inboxCount({ ...openInbox, text: 'soil-77' }));
  return { rows, firstPage, requests, lastPage, count, search };
}

async function measureAll({ engine }: Harness) {
  const except = await engine.inboxPage({ ...openInbox, kinds: ['permission-granted'] }, 0, EXCEPT);
  const [{ bulk, count: markedCount }, marked] = await timed(() =>
    engine.acknowledge({ ...openInbox, except: except.map(({ account, id }) => ({ account, id })) }),
  );
  const [{ restored }, undone] = await timed(() => engine.undoAcknowledge(bulk));
  return { marked, markedCount, undone, undoneCount: restored };
}
