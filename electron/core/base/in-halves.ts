export interface InHalves<T> {
  /** Sends the items in one call. */
  send: (items: readonly T[]) => Promise<void>;
  /** Whether an error of `send` means that one of the items is bad. Every other error is rethrown. */
  isRefused: (error: unknown) => boolean;
  /** Called with items that the server does not accept. */
  setAside: (items: readonly T[], error: unknown) => Promise<void>;
  /** Whether bad items may come in long runs, among which setting aside an occasional good one does no harm. */
  inRuns: boolean;
}

/** Number of consecutive bad items after which a long run is suspected. */
const RUN = 4;
/** Positions, besides both ends, at which a suspected run is tested; as shares of its length. */
const SAMPLES = [0.25, 0.5, 0.75];

/**
 * Sends a batch to a server that refuses the whole batch because of one bad item and does not say which. The batch is
 * halved until the bad item stands alone. Of a long run of bad items, the end is found by bisection.
 */
export async function sendInHalves<T>(items: readonly T[], how: InHalves<T>): Promise<void> {
  // A stack of what is still to be sent: the next part is the last one.
  const parts: (readonly T[])[] = [items];
  let row = 0;
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    if (part.length === 0) continue;
    const refusal = await refusalOf(part, how);
    if (refusal === undefined) {
      row = 0;
    } else if (part.length > 1) {
      const half = Math.ceil(part.length / 2);
      parts.push(part.slice(half), part.slice(0, half));
    } else {
      await how.setAside(part, refusal.error);
      row++;
      if (!how.inRuns || row < RUN) continue;
      row = 0;
      parts.push(await withoutRun(parts.splice(0).reverse().flat(), how));
    }
  }
}

/** Sends the items; returns the refusal if there is one. */
async function refusalOf<T>(items: readonly T[], how: InHalves<T>): Promise<{ error: unknown } | undefined> {
  try {
    await how.send(items);
    return undefined;
  } catch (error) {
    if (!how.isRefused(error)) throw error;
    return { error };
  }
}

/** Sets aside the run of bad items at the beginning, if there is one; returns what is left to be sent. */
async function withoutRun<T>(items: readonly T[], how: InHalves<T>): Promise<T[]> {
  const taken = new Set<T>();
  let why: unknown;
  const isBad = async (at: number) => {
    const one = items.slice(at, at + 1);
    const refusal = await refusalOf(one, how);
    if (refusal) why = refusal.error;
    else for (const item of one) taken.add(item);
    return refusal !== undefined;
  };
  let bad = 0;
  let end = items.length;
  while (bad < end) {
    const at = bad === 0 ? 0 : Math.floor((bad + end) / 2);
    if (await isBad(at)) bad = at + 1;
    else end = at;
  }
  for (const share of SAMPLES) {
    if (bad > 0 && !(await isBad(Math.floor(bad * share)))) bad = 0;
  }
  if (bad > 0) await how.setAside(items.slice(0, bad), why);
  return items.slice(bad).filter((item) => !taken.has(item));
}
