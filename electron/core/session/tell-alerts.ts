import { type Alerter, createAlerter } from '../alert/alerter.ts';
import { actions } from '../model/actions.ts';
import type { Alert, AlertRow } from '../model/alert.ts';
import type { Incoming } from '../model/incoming.ts';
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

/** An event that was stored, and its number. */
export interface StoredEvent {
  id: number;
  event: Incoming;
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
      tell(list, ({ id }) => events.get(id));
      options.altered();
      noteCaughtUp();
    },
  });

  function tell<D extends { id: number; alert: string }>(
    decided: readonly D[],
    eventOf: (one: D) => Incoming | undefined,
  ): void {
    const of = (...decisions: string[]): StoredEvent[] =>
      decided.flatMap((one) => {
        const event = decisions.includes(one.alert) ? eventOf(one) : undefined;
        return event ? { id: one.id, event } : [];
      });
    loud.add(of('urgent', 'banner'));
    for (const { id, event } of of('waiting')) late.add(id, event);
    alerter.addBacklog(of('backlog').map(({ id }) => id));
  }

  return {
    /** Takes in events that were stored now, as decided. */
    stored: (list: readonly StoredEvent[]): void =>
      tell(
        list.map(({ id, event }) => ({ id, event, alert: event.alert })),
        ({ event }) => event,
      ),
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
    add(list: readonly StoredEvent[]): void {
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
