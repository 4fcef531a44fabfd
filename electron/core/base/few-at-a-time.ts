/** Runs at most a few tasks at the same time; of those that wait, the latest comes first. */
export interface FewAtATime {
  /** Returns what the task gives; null if it never began, as newer ones took all the places to wait in. @throws what it throws. */
  run<T>(task: () => Promise<T>): Promise<T | null>;
}

/** @param most tasks that run at the same time. @param mostWaiting tasks that wait; the oldest are dropped. */
export function fewAtATime(most: number, mostWaiting: number): FewAtATime {
  const waiting: { begin: () => void; drop: () => void }[] = [];
  let running = 0;

  function next(): void {
    running--;
    waiting.pop()?.begin();
  }

  return {
    run: <T>(task: () => Promise<T>) =>
      new Promise<T | null>((resolve, reject) => {
        const begin = () => {
          running++;
          task().then(resolve, reject).finally(next);
        };
        if (running < most) return begin();
        waiting.push({ begin, drop: () => resolve(null) });
        if (waiting.length > mostWaiting) waiting.shift()?.drop();
      }),
  };
}
