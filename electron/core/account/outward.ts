import type { Alert } from '../alert/alert.ts';
import { type Alerter, createAlerter } from '../alert/alerter.ts';
import type { AlertWords } from '../alert/words.ts';
import type { Clock } from '../clock.ts';
import { actions, type EventRow, subjects } from '../event/event.ts';
import type { Added, Committed } from '../event/incoming.ts';

export interface OutwardOptions {
  account: string;
  words: AlertWords;
  clock: Clock;
  rows: (ids: number[]) => Promise<EventRow[]>;
  added: (rows: EventRow[]) => void;
  alerts: (alerts: Alert[]) => void;
}

/** The way out of a committed group, taken once by each: to the alerts, to the status, to the screens. */
export function createOutward(options: OutwardOptions) {
  const { account } = options;
  const alerter: Alerter = createAlerter({
    words: options.words,
    clock: options.clock,
    rows: options.rows,
    raise: options.alerts,
  });

  function toRow(event: Added): EventRow {
    return {
      account,
      id: event.id,
      time: event.time,
      action: actions[event.action] ?? 'unknown',
      subject: subjects[event.subject] ?? 'unknown',
      resourceId: event.resourceId,
      name: event.name,
      path: event.path,
      text: event.text,
      read: false,
      subscriptions: event.subscriptions.map(String),
    };
  }

  return {
    /** @param pending messages still waiting on the server. */
    committed(result: Committed, pending: bigint): void {
      if (result.added.length > 0) {
        alerter.add(result.added.filter((e) => e.alert === 'raised').map((e) => e.id));
        alerter.addBacklog(result.added.filter((e) => e.alert === 'backlog').length);
        options.added(result.added.map(toRow));
      }
      if (pending === 0n) alerter.caughtUp();
    },
    stop: alerter.stop,
  };
}
