import { useEffect, useState } from 'react';

/** How often ages on screen are updated, ms. "now" is anything under five seconds. */
const AGES_MS = 5_000;

/** The time now, updated at this interval. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

/** Returns the last moment at which ages were told, epoch ms: the same one for everything on screen. */
export const agesAt = (time: number): number => Math.floor(time / AGES_MS) * AGES_MS;

/**
 * The time that ages are told from. It moves on in steps that are the same everywhere, so that a row, its details and the
 * status bar never tell two ages of one event.
 */
export function useAges(): number {
  const [now, setNow] = useState(() => agesAt(Date.now()));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      timer = setTimeout(
        () => {
          setNow(agesAt(Date.now()));
          wait();
        },
        AGES_MS - (Date.now() % AGES_MS),
      );
    };
    wait();
    return () => clearTimeout(timer);
  }, []);
  return now;
}
