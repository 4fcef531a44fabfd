import { AosError, type Problem, problem } from '../../core/model/problem.ts';
import { describeError, type Log } from './log-file.ts';

const storageCodes = new Set(['ENOSPC', 'EACCES', 'EPERM', 'EROFS', 'EIO', 'EDQUOT', 'EMFILE']);

/**
 * What the person reads about an error. Core's expected errors bring their own sentences; any other error is a bug or a
 * failing disk, and is logged in full.
 */
export function toProblem(during: string, error: unknown, log: Log): Problem {
  if (error instanceof AosError) return error.problem;
  log(`${during}: ${describeError(error)}`);
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === 'string' && (storageCodes.has(code) || code.startsWith('SQLITE'))) {
    return problem('folder-unusable');
  }
  return problem('internal');
}
