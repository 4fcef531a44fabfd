import type { Clock } from '../../core/base/clock.ts';
import type { EngineChange } from '../../core/model/change.ts';
import type { BulkView } from '../../core/model/notification.ts';
import type { AppState, Goto, Push, Pushed } from '../../ipc/contract.ts';

/** One frame at 60 Hz. */
const frameMs = 16;
/** The most finished bulks that are kept for a window that cannot be reached. */
const maxBulks = 100;

export interface PushesOptions {
  clock: Clock;
  state: () => AppState;
  /** Whether the page listens and is visible. */
  isReachable: () => boolean;
  send: <P extends Push>(push: P, value: Pushed<P>) => void;
}

/** What waits for the next frame. Its size is bounded, however long the window is hidden. */
interface Waiting {
  state: boolean;
  added: number;
  altered: boolean;
  inbox: boolean;
  alerts: boolean;
  /** By account and bulk. */
  bulks: Map<string, BulkView>;
  goto: Goto | null;
  command: Pushed<'command'> | null;
  notice: Pushed<'notice'> | null;
  exporting: Pushed<'exporting'> | null;
}

const nothing = (): Waiting => ({
  state: false,
  added: 0,
  altered: false,
  inbox: false,
  alerts: false,
  bulks: new Map(),
  goto: null,
  command: null,
  notice: null,
  exporting: null,
});

/**
 * Gathers changes and sends at most one message per channel and frame; the first one after a quiet frame goes at once. While
 * the window is hidden, changes are still gathered; `flush` sends them once it is shown or its page has loaded.
 */
export function createPushes(options: PushesOptions) {
  let waiting = nothing();
  let cancel: (() => void) | null = null;
  /** When messages were last sent, monotonic ms. */
  let sentAt = Number.NEGATIVE_INFINITY;

  function send(): void {
    cancel = null;
    if (!options.isReachable()) return;
    sentAt = options.clock.monotonic();
    const { state, added, altered, inbox, alerts, bulks, goto, command, notice, exporting } = waiting;
    waiting = nothing();
    if (state) options.send('app.state', options.state());
    if (added > 0 || altered) options.send('feed.changed', { added, altered });
    if (inbox || bulks.size > 0) options.send('inbox.changed', { bulks: [...bulks.values()] });
    if (alerts) options.send('alerts.changed', null);
    if (exporting !== null) options.send('exporting', exporting);
    if (goto !== null) options.send('goto', goto);
    if (command !== null) options.send('command', command);
    if (notice !== null) options.send('notice', notice);
  }

  function schedule(): void {
    if (cancel !== null || !options.isReachable()) return;
    cancel = options.clock.after(Math.max(0, sentAt + frameMs - options.clock.monotonic()), send);
  }

  return {
    change(change: EngineChange): void {
      gather(waiting, change);
      schedule();
    },
    state(): void {
      waiting.state = true;
      schedule();
    },
    goto(goto: Goto): void {
      waiting.goto = goto;
      schedule();
    },
    command(command: Pushed<'command'>): void {
      waiting.command = command;
      schedule();
    },
    notice(notice: Pushed<'notice'>): void {
      waiting.notice = notice;
      schedule();
    },
    exporting(progress: Pushed<'exporting'>): void {
      waiting.exporting = progress;
      schedule();
    },
    flush: schedule,
    stop(): void {
      cancel?.();
      cancel = null;
      waiting = nothing();
    },
  };
}

export type Pushes = ReturnType<typeof createPushes>;

function gather(waiting: Waiting, change: EngineChange): void {
  waiting.state ||= change.state;
  waiting.altered ||= change.altered;
  waiting.inbox ||= change.inbox;
  waiting.alerts ||= change.told;
  waiting.added += change.added.length;
  for (const bulk of change.bulks) {
    const part = `${bulk.account}/${bulk.bulk}`;
    waiting.bulks.delete(part);
    waiting.bulks.set(part, bulk);
  }
  for (const oldest of waiting.bulks.keys()) {
    if (waiting.bulks.size <= maxBulks) break;
    waiting.bulks.delete(oldest);
  }
}
