/** A real writer and a real reader on one temporary file, without the threads they otherwise live in. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NoticeSentences } from '../store/read/inbox-match.ts';
import { openReader, type Reader } from '../store/read/reader.ts';
import { type Database, openDatabase } from '../store/schema/sqlite.ts';
import type { Remote } from '../store/thread/thread.ts';
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
}

export const ACCOUNT = 'test-account';

/** A sentence for tests: who asks and what it is about, in any language. */
export const anyLanguage: NoticeSentences = () => (notice) =>
  notice.is === 'text' ? notice.text : Object.values(notice).join(' ');

export function tempFolder(): string {
  return mkdtempSync(join(tmpdir(), 'aruna-notify-'));
}

export function testStore(): TestStore {
  const folder = tempFolder();
  const path = join(folder, 'account.sqlite');
  let writer = openWriter(path, 0);
  const reader = openReader(anyLanguage);
  reader.attach(ACCOUNT, path);
  const db = openDatabase(path);
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
    [Symbol.dispose]() {
      db.close();
      reader.close();
      writer.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Turns every method into one that answers with a promise, as store/thread/thread.ts does. */
export function asRemote<T extends object>(store: () => T): Remote<T> {
  return new Proxy({} as Remote<T>, {
    get: (_, method) =>
      method === 'then'
        ? undefined
        : async (...args: unknown[]) =>
            (store() as Record<string | symbol, (...a: unknown[]) => unknown>)[method]?.(...args),
  });
}
