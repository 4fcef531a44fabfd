import { rename, rm } from 'node:fs/promises';
import { AosError, problem } from '../../core/model/problem.ts';

/**
 * Writes a file that gets its name only when it is complete.
 *
 * @param write fills the file at the path that it is given. @param isWanted whether the file is to stay.
 * @throws AosError when it cannot be written.
 */
export async function writeWhole<T>(
  path: string,
  write: (part: string) => Promise<T>,
  isWanted: () => boolean = () => true,
): Promise<T> {
  const part = `${path}.part`;
  try {
    const result = await write(part);
    if (isWanted()) await rename(part, path);
    return result;
  } catch (error) {
    if (error instanceof AosError) throw error;
    throw new AosError(problem('file-not-written'), { cause: error });
  } finally {
    await rm(part, { force: true });
  }
}
