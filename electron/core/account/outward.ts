import type { Alert } from '../alert/alert.ts';
import { type Alerter, createAlerter } from '../alert/alerter.ts';
import type { AlertWords } from '../alert/words.ts';
import type { Clock } from '../clock.ts';
import { actions, type EventRow, subjects } from '../event/event.ts';
import type { Added, Committed, Incoming } from '../event/incoming.ts';

export interface OutwardOptions {
  account: string;
  words: AlertWords;
  clock: Clock;
  /** The events that deserve a banner of their own, as they are stored now. */
  rows: (ids: number[]) => Promise<EventRow[]>;
  added: (rows: EventRow[]) => void;
  alerts: (alerts: Alert[]) => void;
}

/** The last events that had a banner of their own are remembered, as many as this. */
const TOLD = 200;

/** The way out of a committed group, taken once by each: to the alerts, to the status, to the screens. */
export function createOutward(options: OutwardOptions) {
  const { account } = options;
  const told: number[] = [];
  const alerter: Alerter = createAlerter({
    words: options.words,
    clock: options.clock,
    rows: options.rows,
    raise(alerts) {
      told.push(...alerts.flatMap(({ opens }) => (opens.screen === 'feed' ? (opens.event ?? []) : [])));
      told.splice(0, told.length - TOLD);
      options.alerts(alerts);
    },
  });

  function toRow(event: Incoming, { id, name, path, subscriptions }: Added): EventRow {
    return {
      account,
      id,
      time: Number(event.time / 1_000_000n),
      action: actions[event.action] ?? 'unknown',
      subject: subjects[event.subject] ?? 'unknown',
      resourceId: event.resourceId,
      name,
      path,
      text: event.text,
      read: false,
      subscriptions: subscriptions.map(String),
    };
  }

  return {
    /** @param pending messages still waiting on the server. */
    committed(group: readonly Incoming[], result: Committed, pending: bigint): void {
      if (result.added.length > 0) {
        const decided = (alert: string) => result.added.filter(({ at }) => group[at]?.alert === alert);
        alerter.add(decided('raised').map((e) => e.id));
        alerter.addBacklog(decided('backlog').length);
        options.added(
          result.added.flatMap((added) => {
            const event = group[added.at];
            return event ? [toRow(event, added)] : [];
          }),
        );
      }
      if (pending === 0n) alerter.caughtUp();
    },
    /** Whether one of these events had a banner of its own. */
    isTold: (events: readonly number[]): boolean => events.some((id) => told.includes(id)),
    stop: alerter.stop,
  };
}
