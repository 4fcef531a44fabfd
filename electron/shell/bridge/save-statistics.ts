import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Engine } from '../../core/engine/engine-api.ts';
import { AosError, problem } from '../../core/model/problem.ts';
import type { StatisticsQuery } from '../../ipc/contract.ts';
import type { Words } from '../../words/languages.ts';
import { writeWhole } from './write-whole.ts';

export interface SaveStatisticsOptions {
  engine: Pick<Engine, 'statisticsText'>;
  /** Asks the person where to save; null if they cancel. */
  choose: (suggested: string, format: 'csv' | 'png') => Promise<string | null>;
  words: Words;
}

/** The first bytes of every PNG (RFC 2083, section 3.1). */
const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/**
 * Saves the statistics of a period as a table or, with a picture (PNG, Base64), as that.
 *
 * @returns the name of the file; null if the person chose none.
 */
export const statisticsSaving =
  ({ engine, choose, words }: SaveStatisticsOptions) =>
  async (query: StatisticsQuery, picture: string | null): Promise<string | null> => {
    const content = picture === null ? await engine.statisticsText(query) : pngOf(picture);
    const format = picture === null ? 'csv' : 'png';
    const path = await choose(`${words.files.statistics}.${format}`, format);
    if (path === null) return null;
    await writeWhole(path, (part) => writeFile(part, content, { mode: 0o600 }));
    return basename(path);
  };

/** @throws AosError for what is no picture. */
function pngOf(picture: string): Buffer {
  const bytes = Buffer.from(picture, 'base64');
  if (bytes.subarray(0, PNG.length).equals(PNG)) return bytes;
  throw new AosError(problem('file-not-written'), { cause: 'not a PNG' });
}
