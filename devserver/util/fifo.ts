/** A queue whose `shift` does not move the items behind: cheap for hundreds of thousands of them. */
export interface Fifo<T> {
  peek(): T | undefined;
  shift(): T | undefined;
  push(item: T): void;
}

// Space is given back when this many have been taken and they are more than half of the list.
const COMPACT_FROM = 4_096;

export function createFifo<T>(initial: readonly T[] = []): Fifo<T> {
  let items = [...initial];
  let head = 0;
  return {
    peek: () => items[head],
    shift() {
      if (head >= items.length) return undefined;
      const item = items[head++];
      if (head === items.length || (head > COMPACT_FROM && head * 2 > items.length)) {
        items = items.slice(head);
        head = 0;
      }
      return item;
    },
    push: (item) => void items.push(item),
  };
}
