/** Those who want to be told of something, each as often as it happens. */
export interface Listeners<Value> {
  /** Returns a function that takes the listener away again. */
  add(listener: (value: Value) => void): () => void;
  /** Calls every listener, in the order in which they came. */
  tell(value: Value): void;
  /** Takes all of them away. */
  clear(): void;
}

export function createListeners<Value = void>(): Listeners<Value> {
  const all = new Set<(value: Value) => void>();
  return {
    add(listener) {
      all.add(listener);
      return () => {
        all.delete(listener);
      };
    },
    tell(value) {
      for (const listener of all) listener(value);
    },
    clear: () => all.clear(),
  };
}
