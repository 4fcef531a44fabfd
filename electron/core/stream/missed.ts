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
const SECOND_NS = 1_000_000_000n;

/** @param since server time (ns) from which the stream's consumer delivers everything. */
export function createMissed(options: MissedOptions, since: bigint): Missed {
  const { clock } = options;
  const seen = new Set<string>();
  const expected = new Map<string, { event: Incoming; at: number }>();
  let stopped = false;
  let cancel: (() => void) | undefined;

  const place = ({ stream, seq, time }: Incoming) => `${stream} ${seq} ${time}`;
  // An event is published once for each hierarchy of its resource, milliseconds apart, and consumers may bring different ones.
  const content = (e: Incoming, second = e.time / SECOND_NS) =>
    `${e.resourceId} ${e.action} ${e.checksum} ${second}`;
  function isSeen(event: Incoming): boolean {
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

  function check(): void {
    cancel = undefined;
    if (stopped) return;
    for (const [key, { event, at }] of expected) {
      if (isSeen(event)) expected.delete(key);
      else if (clock.monotonic() - at >= options.graceMs) {
        stopped = true;
        options.missed();
        return;
      } else break;
    }
    if (expected.size > 0) cancel = clock.after(options.graceMs, check);
  }

  return {
    live(event) {
      remember(place(event));
      remember(content(event));
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
