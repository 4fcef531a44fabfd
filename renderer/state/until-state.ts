/** Waits until something holds in what `store` tells of, at most for `withinMs` where that is given. */
export function untilState(
  store: { subscribe(listener: () => void): () => void },
  holds: () => boolean,
  withinMs?: number,
): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = withinMs === undefined ? undefined : setTimeout(end, withinMs);
    const stop = store.subscribe(() => holds() && end());
    if (holds()) end();
  });
}
