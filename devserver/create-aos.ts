import { randomInt } from 'node:crypto';
import type { AosOptions } from './aos-options.ts';
import { readIssuer } from './auth/issuer.ts';
import { faultsLeft } from './faults.ts';
import type { EventLog } from './log/log.ts';
import { createMemoryLog } from './log/memory-log.ts';
import { createNatsLog } from './log/nats-log.ts';
import { withOutages } from './log/outage.ts';
import type { Aos } from './services/aos.ts';
import { createReaders } from './services/readers.ts';
import { createStreams } from './services/streams.ts';
import { createFileJournal, createNoJournal } from './state/journal.ts';
import { openState } from './state/state.ts';
import type { Clock } from './util/clock.ts';
import { createRandom } from './util/random.ts';
import { createUlids } from './util/ulid.ts';
import { foundWorld } from './world/world.ts';

const DEFAULT_ACK_WAIT_MS = 30_000;
const DEFAULT_MAX_ACK_PENDING = 1_000;
const DEFAULT_HEARTBEAT_MS = 30_000;

export interface CreatedAos {
  aos: Aos;
  /** Whether its world was founded just now instead of read from a state file. */
  isNew: boolean;
  /** Returns the number of events written so far. */
  published: () => number;
}

/** Opens the state and the log and builds on them what the services need. Rejects as the log does. */
export async function createAos(options: AosOptions, clock: Clock): Promise<CreatedAos> {
  const { isNew, ...world } = openWorld(options);
  // A third of the ack wait: 10 s on the real server.
  const patienceMs = Math.max(1_000, (options.ackWaitMs ?? DEFAULT_ACK_WAIT_MS) / 3);
  const fallible = withOutages(await openLog(options, clock, patienceMs), patienceMs);
  const { log, published } = countPublished(fallible);
  const streams = createStreams();
  const faults = faultsLeft(options.repaired ?? []);
  const aos: Aos = {
    ...world,
    log,
    clock,
    faults,
    outage: { search: false, setLog: fallible.setUp },
    readers: createReaders(log, streams, faults),
    streams,
    heartbeatMs: options.heartbeatMs ?? DEFAULT_HEARTBEAT_MS,
    maxAckPending: options.maxAckPending ?? DEFAULT_MAX_ACK_PENDING,
    issuer: options.issuer === undefined ? undefined : await readIssuer(options.issuer),
  };
  return { aos, isNew, published };
}

function openWorld({
  seed,
  stateFile,
}: AosOptions): Pick<Aos, 'state' | 'random' | 'ulid'> & { isNew: boolean } {
  const random = createRandom(seed ?? randomInt(2 ** 32));
  const ulid = createUlids(random);
  const state = openState(stateFile === undefined ? createNoJournal() : createFileJournal(stateFile));
  if (state.users.size === 0) {
    foundWorld(state, random, ulid);
    return { state, random, ulid, isNew: true };
  }
  // New ids must not repeat those of the earlier run with the same seed.
  const fresh = createRandom(randomInt(2 ** 32));
  return { state, random: fresh, ulid: createUlids(fresh), isNew: false };
}

async function openLog(options: AosOptions, clock: Clock, patienceMs: number): Promise<EventLog> {
  const { ackWaitMs = DEFAULT_ACK_WAIT_MS, maxAckPending = DEFAULT_MAX_ACK_PENDING } = options;
  if (options.log !== 'nats') return createMemoryLog({ clock, ackWaitMs, maxAckPending });
  return createNatsLog({
    url: options.natsUrl ?? 'nats://127.0.0.1:4222',
    ackWaitMs,
    maxAckPending,
    patienceMs,
  });
}

function countPublished(log: EventLog): { log: EventLog; published: () => number } {
  let published = 0;
  const counting: EventLog = {
    ...log,
    async publish(entries) {
      const sequences = await log.publish(entries);
      published += sequences.length;
      return sequences;
    },
  };
  return { log: counting, published: () => published };
}
