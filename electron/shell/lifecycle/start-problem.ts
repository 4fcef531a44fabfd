import { AosError, type Problem } from '../../core/model/problem.ts';
import type { Words } from '../../words/languages.ts';
import type { Log } from './log.ts';

const storageCodes = new Set(['ENOSPC', 'EACCES', 'EPERM', 'EROFS', 'EIO', 'EDQUOT', 'EMFILE']);

/** The sentence for any error. What core expected is its own; anything else is a fault of ours, and logged whole. */
export function toProblem(during: string, error: unknown, log: Log, words: Words): Problem {
  if (error instanceof AosError) return error.problem;
  log(`${during}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === 'string' && (storageCodes.has(code) || code.startsWith('SQLITE'))) {
    return { kind: 'storage', message: words.failed.storage, next: words.failed.storageNext };
  }
  return { kind: 'server', message: words.failed.internal, next: words.failed.internalNext };
}
