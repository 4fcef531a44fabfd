import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { basename } from 'node:path';
import type { Engine } from '../../core/engine/engine-api.ts';
import type { ExportFormat } from '../../core/model/feed-export.ts';
import { AosError, problem } from '../../core/model/problem.ts';
import type { EventRow, FeedQuery, Output, Pushed } from '../../ipc/contract.ts';
import type { Words } from '../../words/languages.ts';
import { deletedName } from '../../words/nameless.ts';
import { writeWhole } from './write-whole.ts';

export interface ExportsOptions {
  engine: Pick<Engine, 'exportFeed' | 'feedCount'>;
  /** Asks the person where to save; null if they cancel. */
  choose: (suggested: string, format: ExportFormat) => Promise<string | null>;
  copy: (text: string) => void;
  progress: (progress: Pushed<'feed.exporting'>) => void;
  words: Words;
}

/** The most events the clipboard takes: more are of no use there, and all of them have to be in memory together. */
export const maxCopied = 20_000;

/** Exports what a filter shows to a file or the clipboard: one export at a time, with progress, until it is cancelled. */
export function createExports(options: ExportsOptions) {
  let running: AbortController | null = null;
  return {
    async run(query: FeedQuery, to: 'csv' | 'jsonl' | 'clipboard'): Promise<Output<'feed.export'>> {
      running?.abort();
      const stop = new AbortController();
      running = stop;
      try {
        const { total } = await options.engine.feedCount(query);
        return to === 'clipboard'
          ? await copyExport(options, query, total, stop.signal)
          : await saveExport(options, query, to, total, stop.signal);
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

/** What a row is called whose resource was deleted before its name was known. */
const standInFrom = (words: Words) => (row: EventRow) => deletedName(row, words);

async function copyExport(
  { engine, copy, words }: ExportsOptions,
  query: FeedQuery,
  total: number,
  signal: AbortSignal,
): Promise<Output<'feed.export'>> {
  if (total > maxCopied) {
    throw new AosError(problem('too-many-to-copy', { most: maxCopied }));
  }
  let text = '';
  let rows = 0;
  for await (const chunk of engine.exportFeed(query, 'tsv', standInFrom(words), signal)) {
    text += chunk.text;
    rows += chunk.rows;
  }
  if (signal.aborted) return { outcome: 'cancelled' };
  copy(text);
  return { outcome: 'copied', rows };
}

async function saveExport(
  options: ExportsOptions,
  query: FeedQuery,
  format: ExportFormat,
  total: number,
  signal: AbortSignal,
): Promise<Output<'feed.export'>> {
  const { choose, progress, words } = options;
  const path = await choose(`${words.files.events}.${format}`, format);
  if (path === null) return { outcome: 'cancelled' };
  progress({ done: 0, total });
  const rows = await writeWhole(
    path,
    (part) => writeRows(options, query, format, part, total, signal),
    () => !signal.aborted,
  );
  return signal.aborted ? { outcome: 'cancelled' } : { outcome: 'saved', rows, file: basename(path) };
}

/** Writes the rows to the file at this path, and returns how many there were. */
async function writeRows(
  { engine, progress, words }: ExportsOptions,
  query: FeedQuery,
  format: ExportFormat,
  path: string,
  total: number,
  signal: AbortSignal,
): Promise<number> {
  let rows = 0;
  const file = createWriteStream(path, { mode: 0o600 });
  const failed = once(file, 'error').then(([error]) => Promise.reject(error));
  failed.catch(() => undefined);
  for await (const chunk of engine.exportFeed(query, format, standInFrom(words), signal)) {
    if (!file.write(chunk.text)) await Promise.race([once(file, 'drain'), failed]);
    rows += chunk.rows;
    progress({ done: rows, total: Math.max(rows, total) });
  }
  file.end();
  await Promise.race([once(file, 'close'), failed]);
  return rows;
}
