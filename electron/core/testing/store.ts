/** A real writer and a real reader on one temporary file, without the threads they otherwise live in. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NoticeSentences } from '../store/read/inbox-match.ts';
import { openReader, type Reader } from '../store/read/reader.ts';
import { type Database, openDatabase } from '../store/schema/sqlite.ts';
import type { Remote } from '../store/thread/store-thread.ts';
import { openWriter, type Writer } from '../store/write/writer.ts';

export interface TestStore extends Disposable {
  path: string;
  writer: Writer;
  reader: Reader;
  /** A connection of its own, for looking and meddling. */
  db: Database;
  /** The writer as its thread offers it. */
  remote: Remote<Writer>;
  /** Closes the writer and opens another one, which knows only what is in the file. */
  restart(): void;
  /** Forgets the counts by day, as in a database from before they were kept, and restarts. */
  uncount(): void;
  /** Opens a reader of a copy in which no counts by day are kept: it looks at every event. */
  recount(): Reader;
}

export const ACCOUNT = 'test-account';

/** A sentence for tests: who asks and what it is about, in any language. */
export const anyLanguage: NoticeSentences = () => (notice) =>
  notice.is === 'text' ? notice.text : Object.values(notice).join(' ');

export function tempFolder(): string {
  return mkdtempSync(join(tmpdir(), 'aruna-notify-'));
}

const UNCOUNT = "DELETE FROM day_count; UPDATE day_count_state SET zone = '', since = NULL";

export function testStore(): TestStore {
  const folder = tempFolder();
  const path = join(folder, 'account.sqlite');
  let writer = openWriter(path, 0);
  const reader = openReader(anyLanguage);
  reader.attach(ACCOUNT, path);
  const db = openDatabase(path);
  let copies = 0;
  return {
    path,
    get writer() {
      return writer;
    },
    reader,
    db,
    remote: asRemote(() => writer),
    restart() {
      writer.close();
      writer = openWriter(path, 0);
    },
    uncount() {
      db.exec(UNCOUNT);
      this.restart();
    },
    recount() {
      const copy = join(folder, `copy-${copies++}.sqlite`);
      db.exec(`VACUUM INTO '${copy}'`);
      const other = openDatabase(copy);
      other.exec(UNCOUNT);
      other.close();
      const fresh = openReader(anyLanguage);
      fresh.attach(ACCOUNT, copy);
      return fresh;
    },
    [Symbol.dispose]() {
      db.close();
      reader.close();
      writer.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Undoes a bulk to its end; returns how many notifications are open again. */
export function undoWhole(writer: Pick<Writer, 'beginUndo' | 'undoStep'>, bulk: string): number {
  if (!writer.beginUndo(bulk)) return 0;
  for (let opened = 0; ; ) {
    const more = writer.undoStep(bulk);
    if (more === 0) return opened;
    opened += more;
  }
}

/** Turns every method into one that answers with a promise, as store/thread/store-thread.ts does. */
export function asRemote<T extends object>(store: () => T): Remote<T> {
  return new Proxy({} as Remote<T>, {
    get: (_, method) =>
      method === 'then'
        ? undefined
        : async (...args: unknown[]) =>
            (store() as Record<string | symbol, (...a: unknown[]) => unknown>)[method]?.(...args),
  });
}
