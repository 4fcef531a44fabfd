/** What is kept of signals about banners whose number is not known yet. More than this from a service are not waited for. */
const MOST = 100;

/**
 * Keeps what the service says about numbers that nobody has, as long as it owes an answer: a banner can be on the screen, and
 * be used, before the app has its number.
 */
export function createEarlySignals<Banner>() {
  let owed = 0;
  let kept: { id: number; heard: (banner: Banner) => void }[] = [];
  return {
    keep(id: number, heard: (banner: Banner) => void): void {
      if (owed > 0 && kept.length < MOST) kept.push({ id, heard });
    },
    /** Another service gives its banners numbers from the beginning. */
    forget(): void {
      kept = [];
    },
    /** What was said about a number, in order. It is not kept any longer. */
    take(id: number): readonly ((banner: Banner) => void)[] {
      const found = kept.filter((one) => one.id === id);
      kept = kept.filter((one) => one.id !== id);
      return found.map(({ heard }) => heard);
    },
    /** Waits for an answer of the service. */
    async during<Answer>(answer: Promise<Answer>, then: (answer: Answer) => void): Promise<void> {
      owed++;
      try {
        then(await answer);
      } finally {
        if (--owed === 0) kept = [];
      }
    },
  };
}
