import { AosError, problem } from '../../core/model/problem.ts';

const notWritten = new Set(['ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR']);

/**
 * Says what a failure of electron-updater means. Its codes are in its sources only (`newError` in electron-updater 6.8 and
 * builder-util-runtime 9.7).
 */
export function feedProblem(error: unknown, host: string): AosError {
  if (error instanceof AosError) return error;
  const code = String((error as { code?: unknown } | null)?.code ?? '');
  return new AosError(kindOf(code, error, host), { cause: error });
}

function kindOf(code: string, error: unknown, host: string) {
  if (code === 'ERR_CHECKSUM_MISMATCH') return problem('update-refused', { host });
  if (code.startsWith('ERR_UPDATER_') || error instanceof TypeError)
    return problem('update-unreadable', { host });
  if (notWritten.has(code)) return problem('update-not-written');
  return problem('update-unreachable', { host });
}
