import { type Alerter, createAlerter } from '../alert/alerter.ts';
import { actions } from '../model/actions.ts';
import type { Alert, AlertRow } from '../model/alert.ts';
import type { Incoming, StoredEvent } from '../model/incoming.ts';
import { resourceKinds, subjects } from '../model/subjects.ts';
import { createLateDeciding } from './decide-late.ts';
import type { PublishOptions } from './publish-options.ts';

/** Until this time after an update it may become known that it only follows from another event. */
const DERIVED_MS = 1_000;
/** Until this time after an event about the person it may become known what changed, and that a notification tells of it. */
const TOLD_MS = 650;
const UPDATED = actions.updated.code;
const OBJECT = resourceKinds.object.code;
const USER = subjects.user.code;

/**
 * For how long (ms) something may become known that leaves an event without a banner: the update of what contains resources
 * may only follow from a change inside, and what is about the person may have a notification.
 */
const doubtMs = ({ action, subject }: Incoming): number => {
  if (subject === USER) return TOLD_MS;
  return action === UPDATED && subject > 0 && subject < OBJECT ? DERIVED_MS : 0;
};

/** A stored event, and what was decided about it. */
interface DecidedEvent {
  id: number;
  event: Incoming;
  alert: string;
}

/** Hands stored events to the alerts by what was decided about them, now or when the name that a rule asks for is known. */
export function createTelling(options: PublishOptions, raise: (alerts: Alert[]) => void) {
  const { account, clock, countBacklog } = options;
  const rows = (ids: number[]) => rowsToTell(options, ids);
  const alerter: Alerter = createAlerter({ account, clock, rows, countBacklog, raise });
  const loud = createDoubts(options, alerter);
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
      tell(
        list.flatMap(({ id, alert }) => {
          const event = events.get(id);
          return event === undefined ? [] : [{ id, event, alert }];
        }),
      );
      options.altered();
      noteCaughtUp();
    },
  });

  /** Hands on events by what was decided about each. */
  function tell(list: readonly DecidedEvent[]): void {
    const banners: DecidedEvent[] = [];
    const backlog: number[] = [];
    for (const one of list) {
      if (one.alert === 'backlog') backlog.push(one.id);
      else if (one.alert === 'waiting') late.add(one.id, one.event);
      else if (one.alert === 'urgent' || one.alert === 'banner') banners.push(one);
    }
    loud.add(banners);
    alerter.addBacklog(backlog);
  }

  return {
    /** Takes in events that were stored now, as decided; derived ones have no banner. */
    stored: (list: readonly StoredEvent[]): void => tell(decidedOf(list)),
    /** @param isThrough whether nothing waits on the server any more. */
    progressed(isThrough: boolean): void {
      isCaughtUp = isThrough;
      noteCaughtUp();
    },
    stop(): void {
      loud.stop();
      late.stop();
      alerter.stop();
    },
  };
}

function decidedOf(list: readonly StoredEvent[]): DecidedEvent[] {
  const decided: DecidedEvent[] = [];
  for (const { id, event, derived } of list) if (!derived) decided.push({ id, event, alert: event.alert });
  return decided;
}

/** Delays the alerts of events in doubt until the doubt is over. */
function createDoubts({ clock }: Pick<PublishOptions, 'clock'>, alerter: Pick<Alerter, 'add'>) {
  const delayed = new Set<() => void>();

  function addLater(ms: number, ids: number[]): void {
    if (ids.length === 0) return;
    const cancel = clock.after(ms, () => {
      delayed.delete(cancel);
      alerter.add(ids);
    });
    delayed.add(cancel);
  }

  return {
    add(list: readonly DecidedEvent[]): void {
      if (list.length === 0) return;
      const idsOf = (ms: number) => list.flatMap(({ id, event }) => (doubtMs(event) === ms ? id : []));
      alerter.add(idsOf(0));
      for (const ms of [TOLD_MS, DERIVED_MS]) addLater(ms, idsOf(ms));
    },
    stop(): void {
      for (const cancel of delayed) cancel();
      delayed.clear();
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
