import { type Clock, sleep } from '../base/clock.ts';

/** Delay before what could not be stored is tried again. */
const RETRY_MS = 2_000;

/** Calls the store again and again until it can do what it is asked; returns null once the signal ends that. */
export async function untilStored<T>(
  clock: Clock,
  signal: AbortSignal,
  call: () => Promise<T>,
  retryMs = RETRY_MS,
): Promise<T | null> {
  while (!signal.aborted) {
    const stored = await call().then(
      (value) => ({ value }),
      () => null,
    );
    if (stored !== null) return stored.value;
    await sleep(clock, retryMs, signal);
  }
  return null;
}
