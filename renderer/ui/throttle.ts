interface Throttled {
  (): void;
  cancel(): void;
}

/** Runs immediately, then at most once per interval; calls during the interval lead to one run at its end. */
export function throttle(run: () => void, everyMs: number): Throttled {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let again = false;
  const tick = () => {
    timer = undefined;
    if (!again) return;
    again = false;
    start();
  };
  const start = () => {
    timer = setTimeout(tick, everyMs);
    run();
  };
  const throttled = () => {
    if (timer === undefined) start();
    else again = true;
  };
  return Object.assign(throttled, { cancel: () => clearTimeout(timer) });
}
