export interface InHalves<T> {
  /** Sends them in one call. */
  send: (items: readonly T[]) => Promise<void>;
  /** Whether what `send` threw says that one of the items is bad; anything else is thrown on. */
  isRefused: (error: unknown) => boolean;
  /** The server takes all but this one. */
  setAside: (item: T, error: unknown) => Promise<void>;
}

/**
 * Sends a batch to a server that refuses it as a whole for one bad item and does not say which: the batch is halved until
 * that item stands alone.
 */
export async function sendInHalves<T>(items: readonly T[], how: InHalves<T>): Promise<void> {
  try {
    await how.send(items);
  } catch (error) {
    const first = items[0];
    if (first === undefined || !how.isRefused(error)) throw error;
    if (items.length === 1) return how.setAside(first, error);
    const half = Math.ceil(items.length / 2);
    await sendInHalves(items.slice(0, half), how);
    await sendInHalves(items.slice(half), how);
  }
}
