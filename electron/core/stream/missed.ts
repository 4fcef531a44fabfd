import type { Clock } from '../base/clock.ts';
import type { Incoming } from '../model/incoming.ts';

export interface MissedOptions {
  clock: Clock;
  /** How long (ms) the live stream may be behind the record. */
  grace: number;
  /** The stream did not bring what the record brought: called once. */
  missed: () => void;
}

/**
 * Notices a stream that beats on and delivers nothing any more: its reader has died at the server, or its consumer is
 * gone. Only the record tells, by bringing an event that the stream should have brought too.
 */
export interface Missed {
  live(event: Incoming): void;
  record(event: Incoming): void;
  stop(): void;
}

/** Events are remembered up to this many; each costs some 100 bytes. */
const REMEMBERED = 2_000;
const SECOND = 1_000_000_000n;

/** @param since server time (ns) from which on the stream's consumer delivers everything. */
export function createMissed(options: MissedOptions, since: bigint): Missed {
  const { clock } = options;
  const seen = new Set<string>();
  const expected = new Map<string, { event: Incoming; at: number }>();
  let stopped = false;
  let cancel: (() => void) | undefined;

  const place = ({ stream, seq, time }: Incoming) => `${stream} ${seq} ${time}`;
  // Of an event that is published once for each hierarchy each consumer may bring another one, milliseconds apart.
  const content = (e: Incoming, second = e.time / SECOND) =>
    `${e.resourceId} ${e.action} ${e.checksum} ${second}`;
  function isSeen(event: Incoming): boolean {
    if (seen.has(place(event))) return true;
    const second = event.time / SECOND;
    return [second, second - 1n, second + 1n].some((near) => seen.has(content(event, near)));
  }

  function remember(key: string): void {
    seen.add(key);
    if (seen.size <= REMEMBERED) return;
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
      else if (clock.monotonic() - at >= options.grace) {
        stopped = true;
        options.missed();
        return;
      } else break;
    }
    if (expected.size > 0) cancel = clock.after(options.grace, check);
  }

  return {
    live(event) {
      remember(place(event));
      remember(content(event));
    },
    record(event) {
      if (stopped || event.time < since || isSeen(event) || expected.size >= REMEMBERED) return;
      expected.set(place(event), { event, at: clock.monotonic() });
      cancel ??= clock.after(options.grace, check);
    },
    stop() {
      stopped = true;
      cancel?.();
    },
  };
}
