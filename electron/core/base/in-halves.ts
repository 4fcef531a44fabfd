export interface InHalves<T> {
  /** Sends them in one call. */
  send: (items: readonly T[]) => Promise<void>;
  /** Whether what `send` threw says that one of the items is bad; anything else is thrown on. */
  isRefused: (error: unknown) => boolean;
  /** The server does not take these. */
  setAside: (items: readonly T[], error: unknown) => Promise<void>;
  /** Bad ones may come in long runs, and no harm is done when now and then a good one among them is set aside, too. */
  inRuns: boolean;
}

/** So many bad ones, with none in between that the server takes, may be the beginning of a long run. */
const RUN = 4;
/** Where a run is tried before it is believed, besides its ends. */
const SAMPLES = [0.25, 0.5, 0.75];

/**
 * Sends a batch to a server that refuses it as a whole for one bad item and does not say which: the batch is halved until
 * that item stands alone. A long run of bad ones is found by its end.
 */
export async function sendInHalves<T>(items: readonly T[], how: InHalves<T>): Promise<void> {
  // What is still to be sent, the first of it last.
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

/** Sends them; gives what the server says against them. */
async function refusalOf<T>(items: readonly T[], how: InHalves<T>): Promise<{ error: unknown } | undefined> {
  try {
    await how.send(items);
    return undefined;
  } catch (error) {
    if (!how.isRefused(error)) throw error;
    return { error };
  }
}

/** Sets aside the run of bad ones that the items begin with, if they do; gives what is left to be sent. */
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
