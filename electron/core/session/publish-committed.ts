import { type Alerter, createAlerter } from '../alert/alerter.ts';
import type { Clock } from '../base/clock.ts';
import { actionByCode, actions } from '../model/actions.ts';
import type { Alert } from '../model/alert.ts';
import { type EventRow, partsOf } from '../model/event.ts';
import type { Added, Committed, Incoming } from '../model/incoming.ts';
import { resourceKinds, subjectByCode } from '../model/subjects.ts';

export interface OutwardOptions {
  account: string;
  clock: Clock;
  /** The events that deserve a banner of their own, as they are stored now. */
  rows: (ids: number[]) => Promise<EventRow[]>;
  added: (rows: EventRow[]) => void;
  alerts: (alerts: Alert[]) => void;
  /** No banner is made of these after all. */
  silence: (ids: number[]) => Promise<void>;
}

/** What an update follows from may become known so much later, when names have been asked for, ms. */
const DOUBT = 1_000;
const UPDATED = actions.updated.code;
const OBJECT = resourceKinds.object.code;

/** An update of something that holds others may yet turn out to follow only from a change inside it. */
const isInDoubt = ({ action, subject }: Incoming): boolean =>
  action === UPDATED && subject > 0 && subject < OBJECT;

/** The last events that had a banner of their own are remembered, as many as this. */
const TOLD = 200;

/** The way out of a committed group, taken once by each: to the alerts, to the status, to the screens. */
export function createOutward(options: OutwardOptions) {
  const { account, clock } = options;
  const waiting = new Set<() => void>();
  const told: number[] = [];
  const alerter: Alerter = createAlerter({
    account,
    clock,
    rows: async (ids) => {
      const rows = await options.rows(ids);
      const derived = rows.flatMap((row) => (row.derived ? row.id : []));
      if (derived.length > 0) await options.silence(derived);
      return rows.filter((row) => !row.derived);
    },
    raise(alerts) {
      told.push(...alerts.flatMap(({ opens }) => (opens.screen === 'feed' ? (opens.event ?? []) : [])));
      told.splice(0, told.length - TOLD);
      options.alerts(alerts);
    },
  });

  function toRow(event: Incoming, { id, name, path, subscriptions, updates, derived }: Added): EventRow {
    return {
      account,
      id,
      time: Number(event.time / 1_000_000n),
      action: actionByCode(event.action),
      subject: subjectByCode(event.subject),
      resourceId: event.resourceId,
      name,
      path,
      text: event.text,
      read: false,
      subscriptions: subscriptions.map(String),
      ...partsOf(actionByCode(event.action), updates, derived),
    };
  }

  /** Those in doubt a little later: then it is known. */
  function alert(clear: number[], inDoubt: number[]): void {
    alerter.add(clear);
    if (inDoubt.length === 0) return;
    const cancel = clock.after(DOUBT, () => {
      waiting.delete(cancel);
      alerter.add(inDoubt);
    });
    waiting.add(cancel);
  }

  return {
    /** @param pending messages still waiting on the server. */
    committed(group: readonly Incoming[], result: Committed, pending: bigint): void {
      if (result.added.length > 0) {
        const both = result.added.flatMap((added) => {
          const event = group[added.at];
          return event ? [{ added, event }] : [];
        });
        const decided = (alert: string) =>
          both.filter(({ added, event }) => event.alert === alert && !added.derived);
        const raised = decided('raised');
        const idsOf = (doubt: boolean) =>
          raised.flatMap(({ added, event }) => (isInDoubt(event) === doubt ? added.id : []));
        alert(idsOf(false), idsOf(true));
        alerter.addBacklog(decided('backlog').length);
        options.added(both.map(({ added, event }) => toRow(event, added)));
      }
      if (pending === 0n) alerter.caughtUp();
    },
    /** Whether one of these events had a banner of its own. */
    isTold: (events: readonly number[]): boolean => events.some((id) => told.includes(id)),
    stop(): void {
      for (const cancel of waiting) cancel();
      waiting.clear();
      alerter.stop();
    },
  };
}
