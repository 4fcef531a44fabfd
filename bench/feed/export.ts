import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { RunningApp } from '../../e2e/fixtures/app.ts';
import { askApp } from '../../e2e/fixtures/ask-app.ts';
import { everything, type FeedQuery } from '../../electron/core/model/event.ts';
import { type MainMemory, mainMemory } from './main-process.ts';
import type { FeedStage } from './stage.ts';

export interface Exported {
  rows: number;
  /** Lines of the file, including the header. */
  lines: number;
  ms: number;
  before: MainMemory;
  after: MainMemory;
}

/** Writes the whole feed to a CSV file. */
export async function measureExport({ desktop }: FeedStage, app: RunningApp): Promise<Exported> {
  const file = join(desktop.folder, 'all.csv');
  await app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);
  const before = await mainMemory(app);
  const began = performance.now();
  const outcome = await askApp(app.window, 'export.run', {
    what: { are: 'events', query: everything },
    to: 'csv',
  });
  const ms = performance.now() - began;
  const after = await mainMemory(app);
  if (outcome.outcome !== 'saved') throw new Error(`the export was ${outcome.outcome}`);
  let lines = 0;
  for await (const _line of createInterface({ input: createReadStream(file) })) lines++;
  await rm(file);
  return { rows: outcome.rows, lines, ms, before, after };
}

export interface Charted {
  queries: number;
  /** How long each took, ms. */
  ms: number[];
  before: MainMemory;
  after: MainMemory;
}

/** Requests the chart repeatedly, with and without filters. */
export async function measureChart(app: RunningApp, now: number): Promise<Charted> {
  const years = { from: now - 1_090 * 86_400_000, to: now };
  const kinds: FeedQuery[] = [
    everything,
    { ...everything, ...years },
    { ...everything, where: [{ field: 'text', not: false, values: ['fastq'] }] },
    { ...everything, ...years, where: [{ field: 'text', not: false, values: ['soil-2026'] }] },
  ];
  const ms: number[] = [];
  const round = async () => {
    for (const query of kinds) {
      const began = performance.now();
      await askApp(app.window, 'feed.activity', query);
      ms.push(performance.now() - began);
    }
  };
  await round();
  const before = await mainMemory(app);
  for (let n = 0; n < 5; n++) await round();
  return { queries: ms.length, ms, before, after: await mainMemory(app) };
}
