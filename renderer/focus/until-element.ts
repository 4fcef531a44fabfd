/** How long a screen may take to be there, ms. */
const PATIENCE_MS = 3_000;

/** Waits until an element is there, which a screen that has just been chosen may show later; null if it does not come. */
export function untilElement<E extends Element>(find: () => E | null): Promise<E | null> {
  return new Promise((resolve) => {
    const end = (found: E | null) => {
      observer.disconnect();
      clearTimeout(timer);
      resolve(found);
    };
    const look = () => {
      const found = find();
      if (found) end(found);
    };
    const observer = new MutationObserver(look);
    const timer = setTimeout(() => end(null), PATIENCE_MS);
    observer.observe(document.body, { childList: true, subtree: true });
    look();
  });
}
