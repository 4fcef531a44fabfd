import { type Alerter, createAlerter } from '../alert/alerter.ts';
import type { Clock } from '../base/clock.ts';
import { actionByCode, actions } from '../model/actions.ts';
import type { Alert, AlertRow } from '../model/alert.ts';
import { type EventRow, partsOf } from '../model/event.ts';
import { type Added, type Committed, type Incoming, isReadAtOnce } from '../model/incoming.ts';
import { readStoredText } from '../model/stand-in.ts';
import { resourceKinds, subjectByCode } from '../model/subjects.ts';
import type { AlertRows } from '../store/read/read-feed.ts';
import { createLateDeciding, type LateOptions } from './decide-late.ts';

export interface PublishOptions {
  account: string;
  clock: Clock;
  /** Reads the current rows of events that deserve a banner of their own, and which of them something else tells of. */
  rows: (ids: number[]) => Promise<AlertRows>;
  added: (rows: EventRow[]) => void;
  alerts: (alerts: Alert[]) => void;
  /** Reads the names of resources that are known by now. */
  names: LateOptions['names'];
  /** Decides about an event that waited for a name. */
  decideLate: LateOptions['decide'];
  /** Stores such decisions. */
  storeLate: LateOptions['store'];
  /** Called when something about events changed that were published before. */
  altered: () => void;
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

  function tell(list: readonly { id: number; event: Incoming }[]): void {
    const idsOf = (doubt: boolean) => list.flatMap(({ id, event }) => (isInDoubt(event) === doubt ? id : []));
    alert(idsOf(false), idsOf(true));
  }

  let isCaughtUp = false;
  /** The summary of a backlog waits for what is not decided yet. */
  function noteCaughtUp(): void {
    if (isCaughtUp && late.isEmpty()) alerter.caughtUp();
  }

  const late = createLateDeciding({
    clock,
    names: options.names,
    decide: options.decideLate,
    store: options.storeLate,
    decided(list, events) {
      const of = (...decisions: string[]) =>
        list.filter(({ alert: decision }) => decisions.includes(decision));
      tell(
        of('urgent', 'banner').flatMap(({ id }) => {
          const event = events.get(id);
          return event ? { id, event } : [];
        }),
      );
      alerter.addBacklog(of('backlog').map(({ id }) => id));
      options.altered();
      noteCaughtUp();
    },
  });

  function publishAdded(group: readonly Incoming[], result: Committed): void {
    const both = result.added.flatMap((added) => {
      const event = group[added.at];
      return event ? [{ added, event }] : [];
    });
    const decided = (...decisions: string[]) =>
      both.filter(({ added, event }) => decisions.includes(event.alert) && !added.derived);
    const raised = decided('urgent', 'banner');
    tell(raised.map(({ added, event }) => ({ id: added.id, event })));
    for (const { added, event } of decided('waiting')) late.add(added.id, event);
    alerter.addBacklog(decided('backlog').map(({ added }) => added.id));
    options.added(both.map(({ added, event }) => toRow(account, event, added)));
  }

  return {
    /** @param pending number of messages that still wait on the server. */
    committed(group: readonly Incoming[], result: Committed, pending: bigint): void {
      if (result.added.length > 0) publishAdded(group, result);
      isCaughtUp = pending === 0n;
      noteCaughtUp();
    },
    /** Whether one of these events had a banner of its own. */
    hadBanner: (events: readonly number[]): boolean => events.some((id) => withBanner.includes(id)),
    stop(): void {
      for (const cancel of delayed) cancel();
      delayed.clear();
      late.stop();
      alerter.stop();
    },
  };
}

/** Events that turned out to be derived meanwhile, or that a notification tells of, get no banner. */
async function rowsToTell({ rows, silence }: PublishOptions, ids: number[]): Promise<AlertRow[]> {
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
    read: isReadAtOnce(event),
    subscriptions: subscriptions.map(String),
    ...partsOf(actionByCode(event.action), updates, derived),
  };
}
