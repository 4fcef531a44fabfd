import { ConsumerGone, LogTimedOut } from './log.ts';

/** JetStream's error codes for what is not there. */
export const NO_CONSUMER = 10_014;
export const NO_STREAM = 10_059;

/** Rejects with {@link LogTimedOut} when an answer takes too long, or when the connection says that none will come. */
export async function inTime<T>(answer: Promise<T>, patienceMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new LogTimedOut('timed out')), patienceMs);
  });
  const patient = answer.catch((reason: unknown) => {
    if (reason instanceof ConsumerGone) throw reason;
    return late;
  });
  return Promise.race([patient, late]).finally(() => clearTimeout(timer));
}

/** Returns the code of a JetStream error; undefined for any other error. */
export function apiCode(reason: unknown): number | undefined {
  if (typeof reason !== 'object' || reason === null || !('code' in reason)) return undefined;
  return typeof reason.code === 'number' ? reason.code : undefined;
}
