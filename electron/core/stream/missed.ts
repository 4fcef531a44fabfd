import type { Clock } from '../base/clock.ts';
import type { Incoming } from '../model/incoming.ts';

export interface MissedOptions {
  clock: Clock;
  /** How long the live stream may be behind the record. */
  graceMs: number;
  /** Called once when the stream did not bring what the record brought. */
  missed: () => void;
}

/**
 * Notices a stream that sends heartbeats but no longer delivers: its reader at the server has died, or its consumer is
 * gone. Only the record shows that, by bringing an event that the stream should have brought, too.
 */
export interface Missed {
  /** The live stream brought an event. */
  live(event: Incoming): void;
  /** The record brought an event. */
  record(event: Incoming): void;
  stop(): void;
}

/** Maximum number of remembered keys of events; each takes about 100 bytes. */
const MAX_REMEMBERED = 2_000;
/** Each event has this many keys. */
const KEYS = 2;
const SECOND_NS = 1_000_000_000n;

/** @param since server time (ns) from which the stream's consumer delivers everything. */
export function createMissed(options: MissedOptions, since: bigint): Missed {
  const { clock } = options;
  const seen = new Set<string>();
  // Events of the stream whose keys are not in `seen` yet: the record asks rarely, so most are never needed.
  let latest: Incoming[] = [];
  const expected = new Map<string, { event: Incoming; at: number }>();
  let stopped = false;
  let cancel: (() => void) | undefined;

  const place = ({ stream, seq, time }: Incoming) => `${stream} ${seq} ${time}`;
  // An event is published once for each hierarchy of its resource, milliseconds apart, and consumers may bring different ones.
  const content = (e: Incoming, second = e.time / SECOND_NS) =>
    `${e.resourceId} ${e.action} ${e.checksum} ${second}`;
  function isSeen(event: Incoming): boolean {
    for (const one of latest.splice(0).slice(-MAX_REMEMBERED / KEYS)) {
      remember(place(one));
      remember(content(one));
    }
    if (seen.has(place(event))) return true;
    const second = event.time / SECOND_NS;
    return [second, second - 1n, second + 1n].some((near) => seen.has(content(event, near)));
  }

  function remember(key: string): void {
    seen.add(key);
    if (seen.size <= MAX_REMEMBERED) return;
    for (const oldest of seen) {
      seen.delete(oldest);
      break;
    }
  }

  /** Strikes out what the stream has brought meanwhile. */
  function settle(): void {
    for (const [key, { event }] of expected) if (isSeen(event)) expected.delete(key);
  }

  function check(): void {
    cancel = undefined;
    if (stopped) return;
    settle();
    const [oldest] = expected.values();
    if (oldest !== undefined && clock.monotonic() - oldest.at >= options.graceMs) {
      stopped = true;
      options.missed();
      return;
    }
    if (expected.size > 0) cancel = clock.after(options.graceMs, check);
  }

  return {
    live(event) {
      // Of a backlog the record says nothing that would be waited for; the twin of an event may be a second older.
      if (event.time < since - SECOND_NS) return;
      latest.push(event);
      // Before it is forgotten again: by the time of the check, thousands more may have come.
      if (expected.size > 0 && latest.length >= MAX_REMEMBERED / KEYS) settle();
      else if (latest.length >= MAX_REMEMBERED) latest = latest.slice(-MAX_REMEMBERED / KEYS);
    },
    record(event) {
      if (stopped || event.time < since || isSeen(event) || expected.size >= MAX_REMEMBERED) return;
      expected.set(place(event), { event, at: clock.monotonic() });
      cancel ??= clock.after(options.graceMs, check);
    },
    stop() {
      stopped = true;
      cancel?.();
    },
  };
}
