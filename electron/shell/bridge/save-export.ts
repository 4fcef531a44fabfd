import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Engine } from '../../core/engine/engine-api.ts';
import type { ExportFormat } from '../../core/model/feed-export.ts';
import { AosError } from '../../core/model/problem.ts';
import type { FeedQuery, Output, Pushed } from '../../ipc/contract.ts';
import type { Words } from '../../words/languages.ts';

type Outcome = Output<'feed.export'>;

export interface ExportsOptions {
  engine: Pick<Engine, 'exportFeed' | 'feedCount'>;
  /** Asks the person where to; null when they would rather not. */
  choose: (suggested: string, format: ExportFormat) => Promise<string | null>;
  copy: (text: string) => void;
  progress: (progress: Pushed<'feed.exporting'>) => void;
  words: Words;
}

/** More than this is no use in the clipboard, and all of it would have to be held at once. */
export const mostCopied = 20_000;

/** Writes what a filter shows to a file or the clipboard: one export at a time, with progress, until it is cancelled. */
export function createExports({ engine, choose, copy, progress, words }: ExportsOptions) {
  let running: AbortController | null = null;

  async function toClipboard(query: FeedQuery, total: number, signal: AbortSignal): Promise<number> {
    if (total > mostCopied) {
      throw new AosError({
        kind: 'rejected',
        message: words.failed.tooManyToCopy(mostCopied),
        next: words.failed.tooManyToCopyNext,
      });
    }
    let all = '';
    let rows = 0;
    for await (const chunk of engine.exportFeed(query, 'tsv', signal)) {
      all += chunk.text;
      rows += chunk.rows;
    }
    if (!signal.aborted) copy(all);
    return rows;
  }

  /** The file has its name only once it is whole. */
  async function toFile(
    query: FeedQuery,
    format: ExportFormat,
    path: string,
    total: number,
    signal: AbortSignal,
  ): Promise<number> {
    const part = `${path}.part`;
    let rows = 0;
    try {
      const file = createWriteStream(part, { mode: 0o600 });
      const failed = once(file, 'error').then(([error]) => Promise.reject(error));
      failed.catch(() => undefined);
      for await (const chunk of engine.exportFeed(query, format, signal)) {
        if (!file.write(chunk.text)) await Promise.race([once(file, 'drain'), failed]);
        rows += chunk.rows;
        progress({ done: rows, total: Math.max(rows, total) });
      }
      file.end();
      await Promise.race([once(file, 'close'), failed]);
      if (!signal.aborted) await rename(part, path);
      return rows;
    } catch (error) {
      if (error instanceof AosError) throw error;
      const { notWritten: message, notWrittenNext: next } = words.failed;
      throw new AosError({ kind: 'storage', message, next }, { cause: error });
    } finally {
      await rm(part, { force: true });
    }
  }

  return {
    async run(query: FeedQuery, to: 'csv' | 'jsonl' | 'clipboard'): Promise<Outcome> {
      running?.abort();
      const stop = new AbortController();
      running = stop;
      try {
        const { total } = await engine.feedCount(query);
        if (to === 'clipboard') {
          const rows = await toClipboard(query, total, stop.signal);
          return stop.signal.aborted ? { outcome: 'cancelled' } : { outcome: 'copied', rows };
        }
        const path = await choose(`${words.files.events}.${to}`, to);
        if (path === null) return { outcome: 'cancelled' };
        progress({ done: 0, total });
        const rows = await toFile(query, to, path, total, stop.signal);
        return stop.signal.aborted
          ? { outcome: 'cancelled' }
          : { outcome: 'saved', rows, file: basename(path) };
      } finally {
        if (running === stop) running = null;
      }
    },
    cancel(): void {
      running?.abort();
    },
  };
}
export type Exports = ReturnType<typeof createExports>;
