import { type Alerter, createAlerter } from '../alert/alerter.ts';
import type { Clock } from '../base/clock.ts';
import { actionByCode, actions } from '../model/actions.ts';
import type { Alert } from '../model/alert.ts';
import { type EventRow, partsOf } from '../model/event.ts';
import type { Added, Committed, Incoming } from '../model/incoming.ts';
import { readStoredText } from '../model/stand-in.ts';
import { resourceKinds, subjectByCode } from '../model/subjects.ts';
import type { AlertRows } from '../store/read/read-feed.ts';

export interface PublishOptions {
  account: string;
  clock: Clock;
  /** Reads the current rows of events that deserve a banner of their own, and which of them something else tells of. */
  rows: (ids: number[]) => Promise<AlertRows>;
  added: (rows: EventRow[]) => void;
  alerts: (alerts: Alert[]) => void;
  /** Called with events that get no banner after all, and why. */
  silence: (ids: number[], why: 'derived' | 'told') => Promise<void>;
}

/** Until this time after an update it may become known that it only follows from another event. */
const DOUBT_MS = 1_000;
const UPDATED = actions.updated.code;
const OBJECT = resourceKinds.object.code;

/** Whether this is an update of something that contains resources: it may only follow from a change inside. */
const isInDoubt = ({ action, subject }: Incoming): boolean =>
  action === UPDATED && subject > 0 && subject < OBJECT;

/** Maximum number of events remembered as having had a banner of their own. */
const BANNERS_REMEMBERED = 200;

/** Publishes each committed group once: to the alerts, to the status and to the screens. */
export function publishCommitted(options: PublishOptions) {
  const { account, clock } = options;
  const delayed = new Set<() => void>();
  const withBanner: number[] = [];
  const alerter: Alerter = createAlerter({
    account,
    clock,
    rows: (ids) => rowsToTell(options, ids),
    raise(alerts) {
      withBanner.push(...alerts.flatMap(({ opens }) => (opens.screen === 'feed' ? (opens.event ?? []) : [])));
      withBanner.splice(0, withBanner.length - BANNERS_REMEMBERED);
      options.alerts(alerts);
    },
  });

  /** Alerts of events in doubt are delayed until the doubt is over. */
  function alert(certain: number[], inDoubt: number[]): void {
    alerter.add(certain);
    if (inDoubt.length === 0) return;
    const cancel = clock.after(DOUBT_MS, () => {
      delayed.delete(cancel);
      alerter.add(inDoubt);
    });
    delayed.add(cancel);
  }

  function publishAdded(group: readonly Incoming[], result: Committed): void {
    const both = result.added.flatMap((added) => {
      const event = group[added.at];
      return event ? [{ added, event }] : [];
    });
    const decided = (decision: string) =>
      both.filter(({ added, event }) => event.alert === decision && !added.derived);
    const raised = decided('banner');
    const idsOf = (doubt: boolean) =>
      raised.flatMap(({ added, event }) => (isInDoubt(event) === doubt ? added.id : []));
    alert(idsOf(false), idsOf(true));
    alerter.addBacklog(decided('backlog').map(({ added }) => added.id));
    options.added(both.map(({ added, event }) => toRow(account, event, added)));
  }

  return {
    /** @param pending number of messages that still wait on the server. */
    committed(group: readonly Incoming[], result: Committed, pending: bigint): void {
      if (result.added.length > 0) publishAdded(group, result);
      if (pending === 0n) alerter.caughtUp();
    },
    /** Whether one of these events had a banner of its own. */
    hadBanner: (events: readonly number[]): boolean => events.some((id) => withBanner.includes(id)),
    stop(): void {
      for (const cancel of delayed) cancel();
      delayed.clear();
      alerter.stop();
    },
  };
}

/** Events that turned out to be derived meanwhile, or that a notification tells of, get no banner. */
async function rowsToTell({ rows, silence }: PublishOptions, ids: number[]): Promise<EventRow[]> {
  const { untold, told } = await rows(ids);
  const derived = untold.flatMap((row) => (row.derived ? row.id : []));
  if (derived.length > 0) await silence(derived, 'derived');
  if (told.length > 0) await silence(told, 'told');
  return untold.filter((row) => !row.derived);
}

function toRow(
  account: string,
  event: Incoming,
  { id, name, path, subscriptions, updates, derived }: Added,
): EventRow {
  return {
    account,
    id,
    time: Number(event.time / 1_000_000n),
    action: actionByCode(event.action),
    subject: subjectByCode(event.subject),
    resourceId: event.resourceId,
    name,
    path,
    ...readStoredText(event.text),
    read: false,
    subscriptions: subscriptions.map(String),
    ...partsOf(actionByCode(event.action), updates, derived),
  };
}
