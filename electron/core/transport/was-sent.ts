import { AosError } from '../model/problem.ts';

/** Error codes of a connection that was never established. */
const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
]);

/** Problems because of which a call was not made at all. */
const NEVER_MADE: ReadonlySet<string> = new Set([
  'requests-limited',
  'streams-limited',
  'proxy-invalid',
  'proxy-unsupported',
  'proxy-silent',
  'proxy-login',
  'proxy-refuses',
]);

/** Whether a call that failed with this error may have reached the server. In case of doubt it may have. */
export function wasSent(error: unknown): boolean {
  for (
    let cause: unknown = error, depth = 0;
    cause instanceof Error && depth < 8;
    cause = cause.cause, depth++
  ) {
    if ('code' in cause && typeof cause.code === 'string' && NEVER_CONNECTED.has(cause.code)) return false;
    if (cause.message === 'connect timed out' || cause.message.includes('REFUSED_STREAM')) return false;
    if (cause instanceof AosError && NEVER_MADE.has(cause.problem.code)) return false;
  }
  return true;
}
