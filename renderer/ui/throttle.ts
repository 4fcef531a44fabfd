export interface Throttled {
  (): void;
  cancel(): void;
}

/** Runs at once, then at most every `every` ms; what was asked for in between is done at the end of that time. */
export function throttle(run: () => void, every: number): Throttled {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let again = false;
  const tick = () => {
    timer = undefined;
    if (!again) return;
    again = false;
    start();
  };
  const start = () => {
    timer = setTimeout(tick, every);
    run();
  };
  const throttled = () => {
    if (timer === undefined) start();
    else again = true;
  };
  return Object.assign(throttled, { cancel: () => clearTimeout(timer) });
}
