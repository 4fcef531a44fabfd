import type { ConsumerCounts } from '../log/log.ts';
import type { Aos } from '../services/aos.ts';
import type { Calls } from '../services/calls.ts';
import type { ConsumerStats, Stats } from './types.ts';

export interface StatsDeps {
  aos: Aos;
  calls: Calls;
  /** Returns the number of events this process has written. */
  published: () => number;
}

/** Returns what a test can see of the server, even after the server has stopped answering calls. */
export async function readStats({ aos, calls, published }: StatsDeps): Promise<Stats> {
  const { state, readers, streams } = aos;
  const consumers: ConsumerStats[] = await Promise.all(
    [...state.consumers.values()].map(async ({ id, owner, filter }) => ({
      id,
      owner,
      filter,
      openStreams: streams.open(id),
      stalled: streams.isStalled(id),
      withheld: streams.withheld.get(id) ?? 0,
      ...readers.of(id),
      ...(await aos.log.counts(id).then(
        (counts) => ({ ...counts, inLog: true }),
        () => ({ ...NOTHING, inLog: false }),
      )),
    })),
  );
  const counted = [...calls.counts];
  return {
    published: published(),
    lastSequence: await aos.log.lastSequence(),
    openStreams: streams.open(),
    ghosts: readers.ghosts,
    ghostsMost: readers.ghostsMost,
    busyReaders: readers.busy,
    deletedWithReader: readers.deletedWithReader,
    serverHung: readers.isHung,
    consumers,
    notifications: { open: [...state.notifications.keys()], acknowledged: [...state.settled] },
    calls: Object.fromEntries(counted.map(([rpc, { calls }]) => [rpc, calls])),
    callsByMethod: Object.fromEntries(counted.map(([rpc, counts]) => [rpc, { ...counts }])),
  };
}

const NOTHING: ConsumerCounts = {
  delivered: 0,
  redelivered: 0,
  acked: 0,
  outstanding: 0,
  maxOutstanding: 0,
  pending: 0,
};
