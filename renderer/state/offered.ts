/** What a command acts on, which the screen that is shown tells. */
export function offered<Target>() {
  let current: (() => Target | null) | null = null;
  return {
    /** The screen that is shown tells it; the function that is returned ends that. */
    offer(target: () => Target | null): () => void {
      current = target;
      return () => {
        if (current === target) current = null;
      };
    },
    /** Null where there is nothing. */
    target: (): Target | null => current?.() ?? null,
  };
}
