import {
  closeSync,
  cpSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createRandom } from '../../../../devserver/util/random.ts';
import { overwritePage } from '../../testing/damage.ts';
import { incoming } from '../../testing/messages.ts';
import { tempFolder } from '../../testing/store.ts';
import { openWriter } from '../write/writer.ts';
import { setAside } from './set-aside.ts';
import { isDamaged } from './storage-error.ts';

const PAGE = 4096;

/** Flips bits of random bytes of one page, keeping size and time as a failing disk does. */
function flip(path: string, page: number, random: { next(): number }): void {
  const { atime, mtime } = statSync(path);
  const file = openSync(path, 'r+');
  const byte = Buffer.alloc(1);
  for (let n = 0; n < 40; n++) {
    const at = page * PAGE + Math.floor(random.next() * PAGE);
    if (readSync(file, byte, 0, 1, at) === 0) continue;
    byte[0] = (byte[0] ?? 0) ^ (1 << Math.floor(random.next() * 8));
    writeSync(file, byte, 0, 1, at);
  }
  closeSync(file);
  utimesSync(path, atime, mtime);
}

function fill(path: string): void {
  const writer = openWriter(path, 0);
  const id = writer.addSubscription({ kind: 'announcements' }, { from: 'now' }, 0);
  for (let group = 0; group < 5; group++)
    writer.commit(
      Array.from({ length: 60 }, (_, n) => incoming({ subscription: id, seq: BigInt(group * 60 + n + 1) })),
    );
  writer.close();
}

/** What the app does with a database; the error where it is damaged. */
function use(path: string, seq: bigint): unknown {
  let writer: ReturnType<typeof openWriter> | undefined;
  try {
    writer = openWriter(path, 1);
    const [first] = writer.subscriptions();
    const id = first?.id ?? writer.addSubscription({ kind: 'announcements' }, { from: 'now' }, 0);
    writer.commit([incoming({ subscription: Number(id), seq })]);
    writer.totals();
    writer.nextAcks(10);
    writer.close();
    return null;
  } catch (error) {
    writer?.distrust(isDamaged(error));
    try {
      writer?.close();
    } catch {
      // What is damaged may not even close.
    }
    return error;
  }
}

test('bits flipped in any page: it works, or it is damaged and begins again; never a dead end', {
  timeout: 60_000,
}, () => {
  const folder = tempFolder();
  const model = join(folder, 'model.sqlite');
  fill(model);
  const pages = statSync(model).size / PAGE;
  const random = createRandom(5);
  const outcomes = { unharmed: 0, again: 0 };
  for (let page = 0; page < pages; page++) {
    const own = tempFolder();
    const path = join(own, 'a.sqlite');
    for (const suffix of ['', '.closed']) cpSync(model + suffix, path + suffix, { preserveTimestamps: true });
    flip(path, page, random);
    // Damage that one use does not touch may be found by a later one; what follows the finding begins again and works.
    const errors = [1_000n, 1_001n, 1_002n, 1_003n].map((seq) => use(path, seq));
    const found = errors.findIndex((error) => error !== null);
    const cause = (errors[found] as { cause?: unknown } | undefined)?.cause ?? errors[found];
    expect(found < 0 || isDamaged(cause), `page ${page}: ${String(cause)}`).toBe(true);
    expect(errors.at(-1), `page ${page}, at last`).toBeNull();
    expect(errors.filter((error) => error !== null).length, `page ${page}, how often`).toBeLessThan(2);
    if (found < 0) outcomes.unharmed++;
    else outcomes.again++;
    rmSync(own, { recursive: true });
  }
  rmSync(folder, { recursive: true });
  expect(outcomes.again).toBeGreaterThan(0);
});

test('damage that shows only when the tables are prepared: nothing stays open, and the next opening begins again', () => {
  const folder = tempFolder();
  const path = join(folder, 'a.sqlite');
  fill(path);
  overwritePage(path, 'resource_text_config');
  const error = use(path, 1_000n);
  expect(isDamaged(error), String(error)).toBe(true);
  expect(use(path, 1_001n)).toBeNull();
  expect(readdirSync(folder).filter((name) => /\.damaged-\d+$/.test(name))).toHaveLength(1);
  rmSync(folder, { recursive: true });
});

/** Few enough events to stay in the log: with more, SQLite moves them into the database's own file (wal_autocheckpoint). */
const LOGGED = 50;

/** A database that a crash left, with its events in its log and none in its own file. */
function crashed(folder: string): string {
  const path = join(folder, 'model.sqlite');
  const writer = openWriter(path, 0);
  const id = writer.addSubscription({ kind: 'announcements' }, { from: 'now' }, 0);
  for (let n = 1; n <= LOGGED; n++) writer.commit([incoming({ subscription: id, seq: BigInt(n) })]);
  for (const suffix of ['', '-wal']) cpSync(path + suffix, join(folder, `left.sqlite${suffix}`));
  writer.close();
  return join(folder, 'left.sqlite');
}

test('bits flipped in the log that a crash left: nothing is there, or all, or it begins again; never less in silence', {
  timeout: 60_000,
}, () => {
  const folder = tempFolder();
  const model = crashed(folder);
  const random = createRandom(7);
  const outcomes = { unharmed: 0, again: 0 };
  // The first page has the header of the log. Near its end, the last transaction cannot be told from an unfinished one.
  const pages = Math.floor(statSync(`${model}-wal`).size / PAGE / 2);
  for (const page of [0, ...Array.from({ length: 30 }, () => 1 + random.int(pages))]) {
    const path = join(folder, 'a.sqlite');
    for (const suffix of ['', '-wal']) cpSync(model + suffix, path + suffix);
    flip(`${path}-wal`, page, random);
    const writer = openWriter(path, 1);
    const isAgain = writer.unrestored()?.file != null;
    const { delivered = 0 } = writer.subscriptions()[0] ?? {};
    writer.close();
    expect(isAgain ? 0 : LOGGED, `page ${page}`).toBe(delivered);
    outcomes[isAgain ? 'again' : 'unharmed']++;
    for (const name of readdirSync(folder)) if (name.startsWith('a.')) rmSync(join(folder, name));
  }
  expect(outcomes.again).toBeGreaterThan(25);
  // Undamaged, or cut off as by a power failure, it is not called damaged.
  for (const cut of [0, 1, 5_000]) {
    const path = join(folder, `b${cut}.sqlite`);
    for (const suffix of ['', '-wal']) cpSync(model + suffix, path + suffix);
    truncateSync(`${path}-wal`, statSync(`${path}-wal`).size - cut);
    const writer = openWriter(path, 1);
    expect(writer.unrestored()?.file ?? null).toBeNull();
    expect(writer.subscriptions()[0]?.delivered).toBeGreaterThanOrEqual(LOGGED - 2);
    writer.close();
  }
  rmSync(folder, { recursive: true });
});

test('of the databases that were set aside the latest three are kept', () => {
  const folder = tempFolder();
  const path = join(folder, 'a.sqlite');
  for (let n = 1; n <= 5; n++) {
    closeSync(openSync(path, 'w'));
    closeSync(openSync(`${path}-wal`, 'w'));
    setAside(path, n);
  }
  const kept = readdirSync(folder).filter((name) => name.includes('.damaged-'));
  const files = kept.filter((name) => !name.endsWith('-wal')).sort();
  expect(files).toEqual([3, 4, 5].map((n) => `a.sqlite.damaged-${n}`));
  expect(kept).toHaveLength(6);
  rmSync(folder, { recursive: true });
});
