/** Lets one sleeper wait for a wake or a time, whichever is first. A wake without a sleeper ends the next sleep. */
export interface Wakeup {
  wake(): void;
  /** Resolves after a wake or after `ms` milliseconds. */
  sleep(ms: number): Promise<void>;
}

export function createWakeup(): Wakeup {
  let woken = false;
  let resume: (() => void) | undefined;
  return {
    wake() {
      woken = true;
      resume?.();
    },
    sleep(ms) {
      return new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          woken = false;
          resume = undefined;
          resolve();
        };
        const timer = setTimeout(done, Math.max(0, ms));
        resume = done;
        if (woken) done();
      });
    },
  };
}
