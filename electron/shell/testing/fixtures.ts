/** Accounts, events and a clock for the tests of the shell. */
import type { Clock } from '../../core/base/clock.ts';
import type { Account } from '../../core/model/account.ts';
import { type EngineChange, noChange } from '../../core/model/change.ts';
import type { EventRow } from '../../core/model/event.ts';

export const account = (part: Partial<Account> = {}): Account => ({
  id: 'a',
  label: 'my-server',
  server: 'http://localhost:50051',
  protocol: 'grpc',
  user: { id: 'u', name: 'Ada' },
  keep: 'memory',
  ownAuthority: false,
  portal: null,
  colour: 0,
  isCollapsed: false,
  institution: null,
  limits: [],
  tokenExpiresAt: null,
  status: { state: 'live' },
  unread: 0,
  inbox: 0,
  snoozed: 0,
  starred: 0,
  lastEventAt: null,
  acksQueued: 0,
  queued: 0,
  subscriptions: [],
  ...part,
});

export const event = (id: number, part: Partial<EventRow> = {}): EventRow => ({
  account: 'a',
  id,
  time: 0,
  action: 'updated',
  subject: 'object',
  resourceId: null,
  name: `reads_${id}.fastq.gz`,
  path: [],
  text: null,
  read: false,
  subscriptions: [],
  ...part,
});

export const change = (part: Partial<EngineChange> = {}): EngineChange => ({ ...noChange(), ...part });

/** A clock that stands still until it is moved; `sleep` moves what it shows while timers stand still, or sets it. */
export function standingClock(start = 0): Clock & { move(ms: number): void; sleep(ms: number): void } {
  let time = start;
  let wall = 0;
  let timers: { at: number; run: () => void }[] = [];
  return {
    now: () => time + wall,
    monotonic: () => time,
    after(ms, run) {
      const timer = { at: time + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    sleep(ms) {
      wall += ms;
    },
    move(ms) {
      time += ms;
      const due = timers.filter((timer) => timer.at <= time);
      timers = timers.filter((timer) => timer.at > time);
      for (const { run } of due) run();
    },
  };
}
