import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { basename } from 'node:path';
import type { Engine } from '../../core/engine/engine-api.ts';
import type {
  ExportChunk,
  ExportFormat,
  ExportOutcome,
  ExportProgress,
  ExportTarget,
  ToExport,
} from '../../core/model/export.ts';
import { AosError, problem } from '../../core/model/problem.ts';
import type { Words } from '../../words/languages.ts';
import { deletedName } from '../../words/nameless.ts';
import { writeWhole } from './write-whole.ts';

export interface ExportsOptions {
  engine: Pick<Engine, 'exportFeed' | 'feedCount' | 'exportHistory' | 'inboxCount'>;
  /** Asks the person where to save; null if they cancel. */
  choose: (suggested: string, format: ExportFormat) => Promise<string | null>;
  copy: (text: string) => void;
  progress: (progress: ExportProgress) => void;
  words: Words;
}

/** The most rows the clipboard takes: more are of no use there, and all of them have to be in memory together. */
export const maxCopied = 20_000;

/** Exports what a filter shows to a file or the clipboard: one export at a time, with progress, until it is cancelled. */
export function createExports(options: ExportsOptions) {
  let running: AbortController | null = null;
  return {
    async run(what: ToExport, to: ExportTarget): Promise<ExportOutcome> {
      running?.abort();
      const stop = new AbortController();
      running = stop;
      try {
        const source = sourceOf(options, what);
        const total = await source.count();
        return to === 'clipboard'
          ? await copyExport(options, source, total, stop.signal)
          : await saveExport(options, source, to, total, stop.signal);
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

interface Source {
  /** What a file is called, without its type. */
  name: string;
  count: () => Promise<number>;
  text: (format: ExportFormat, signal: AbortSignal) => AsyncIterable<ExportChunk>;
}

function sourceOf({ engine, words }: ExportsOptions, what: ToExport): Source {
  if (what.are === 'events') {
    const { query } = what;
    return {
      name: words.files.events,
      count: async () => (await engine.feedCount(query)).total,
      text: (format, signal) => engine.exportFeed(query, format, (row) => deletedName(row, words), signal),
    };
  }
  const query = { ...what.query, view: 'history' as const };
  return {
    name: words.files.history,
    count: async () => (await engine.inboxCount(query)).total,
    text: (format, signal) => engine.exportHistory(query, format, signal),
  };
}

async function copyExport(
  { copy }: ExportsOptions,
  source: Source,
  total: number,
  signal: AbortSignal,
): Promise<ExportOutcome> {
  if (total > maxCopied) {
    throw new AosError(problem('too-many-to-copy', { most: maxCopied }));
  }
  let text = '';
  let rows = 0;
  for await (const chunk of source.text('tsv', signal)) {
    text += chunk.text;
    rows += chunk.rows;
  }
  if (signal.aborted) return { outcome: 'cancelled' };
  copy(text);
  return { outcome: 'copied', rows };
}

async function saveExport(
  { choose, progress }: ExportsOptions,
  source: Source,
  format: ExportFormat,
  total: number,
  signal: AbortSignal,
): Promise<ExportOutcome> {
  const path = await choose(`${source.name}.${format}`, format);
  if (path === null) return { outcome: 'cancelled' };
  progress({ done: 0, total });
  const rows = await writeWhole(
    path,
    (part) =>
      writeRows(source.text(format, signal), part, (done) =>
        progress({ done, total: Math.max(done, total) }),
      ),
    () => !signal.aborted,
  );
  return signal.aborted ? { outcome: 'cancelled' } : { outcome: 'saved', rows, file: basename(path) };
}

/** Writes the rows to the file at this path, and returns how many there were. */
async function writeRows(
  chunks: AsyncIterable<ExportChunk>,
  path: string,
  onRows: (done: number) => void,
): Promise<number> {
  let rows = 0;
  const file = createWriteStream(path, { mode: 0o600 });
  const failed = once(file, 'error').then(([error]) => Promise.reject(error));
  failed.catch(() => undefined);
  for await (const chunk of chunks) {
    if (!file.write(chunk.text)) await Promise.race([once(file, 'drain'), failed]);
    rows += chunk.rows;
    onRows(rows);
  }
  file.end();
  await Promise.race([once(file, 'close'), failed]);
  return rows;
}
