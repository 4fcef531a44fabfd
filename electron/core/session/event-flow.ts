import type { Arrival } from '../alert/policy.ts';
import { createTurns } from '../base/turns.ts';
import type { Committed, Incoming } from '../model/incoming.ts';
import { subjects } from '../model/subjects.ts';
import type { StoredSubscription } from '../store/write/subscription-row.ts';
import { createConsumer } from '../stream/consumer.ts';
import { createRemovals } from '../stream/removals.ts';
import { createRetired } from '../stream/retired.ts';
import { createServerClock } from '../stream/server-clock.ts';
import { createSubscriptions } from '../stream/subscriptions.ts';
import type { SubscriptionsOptions } from '../stream/subscriptions-options.ts';
import { createWitnesses } from '../stream/witnesses.ts';
import type { AosApi } from '../transport/api.ts';
import { createDeciding, type Deciding } from './decide-alerts.ts';
import { createIngest } from './ingest.ts';
import { publishCommitted } from './publish-committed.ts';
import type { SessionContext } from './session-context.ts';

export interface FlowListener {
  /** Called after a group was stored. @param hasUserEvents whether it has new events about the user. */
  stored: (result: Committed, hasUserEvents: boolean) => void;
  /** Called when the server took acks. */
  acked: () => void;
  /** Called when a subscription was added: the name of its resource may not be known yet. */
  subscriptionAdded: () => void;
  /** Called when a subscription was added, changed or removed. */
  subscriptionsEdited: () => void;
  /** Called when a call was refused for a reason that may be the token. */
  signedOut: () => void;
  /** Called when something in the state of the account changed. */
  changed: () => void;
}

const USER = subjects.user.code;

/** The way of every event of an account: subscriptions read it, it is decided on, stored, acked and published. */
export function createEventFlow(context: SessionContext, api: AosApi, listener: FlowListener) {
  const { store, retry, engine, reasons } = context;
  const { clock, timing } = retry;

  const deciding = createDeciding({ ...context, account: context.record().id, clock });
  const publisher = createPublisher(context, deciding);
  const { acked, changed, signedOut } = listener;
  const forSending = { ...retry, signal: context.sending, api, store, changed };
  const ingest = createIngest({ ...forSending, reasons, trace: engine.trace, stored, acked, signedOut });

  function stored(group: readonly Incoming[], result: Committed): void {
    for (const event of group) if (event.reply) subscriptions.stored(event);
    for (const subscription of result.late) subscriptions.late(subscription);
    publisher.committed(group, result, subscriptions.pending());
    listener.stored(
      result,
      result.added.some(({ at }) => group[at]?.subject === USER),
    );
  }

  /** Every event enters here, whether it was delivered, polled or found. */
  function receive(
    event: Incoming,
    pending: bigint,
    subscription: StoredSubscription,
    arrival?: Arrival,
  ): void {
    deciding.decide(event, subscription, pending, arrival);
    ingest.add(event);
  }

  const removals = createRemovals(forSending);
  const retired = createRetired({ store, clock, timing, discarded: removals.kick });
  const consumers = { api, store, serverClock: createServerClock(clock), retired, discarded: removals.kick };
  const subscriptions = createSubscriptions({
    ...subscriptionContext(context),
    ...consumers,
    window: ingest.window,
    turns: createTurns(clock),
    delivered: (event, pending, subscription) => receive(event, pending, subscription),
    added: listener.subscriptionAdded,
    edited: listener.subscriptionsEdited,
    removed: () => witnesses.kick(),
    signedOut,
    changed,
  });
  const discard = (consumer: string) => store.discardConsumer(consumer, clock.now());
  const witnesses = createWitnesses({
    ...retry,
    ...consumers,
    signal: context.reading,
    isRead: subscriptions.isRead,
    make: (target) => createConsumer({ ...consumers, clock, discard }, target, { from: 'now' }),
  });

  return { ingest, publisher, receive, subscriptions, removals, retired, witnesses };
}

export type EventFlow = ReturnType<typeof createEventFlow>;

function subscriptionContext({
  retry,
  reading,
  engine,
  reasons,
  record,
}: SessionContext): Pick<
  SubscriptionsOptions,
  'clock' | 'random' | 'timing' | 'wake' | 'signal' | 'network' | 'reasons' | 'isScoped' | 'isAttended'
> {
  return {
    ...retry,
    signal: reading,
    reasons,
    network: engine.network,
    isScoped: record().limits?.includes('no-user') ?? false,
    isAttended: engine.isAttended ?? (() => false),
  };
}

function createPublisher(context: SessionContext, { decideLate }: Deciding) {
  const { record, retry, reader, store, hidesDerived, emit, raise, names } = context;
  const { id: account } = record();
  return publishCommitted({
    account,
    clock: retry.clock,
    rows: (ids) => reader.alertRows(account, ids),
    countBacklog: (first, last) => reader.backlogCount(account, first, last),
    added: (events) => emit({ added: hidesDerived() ? events.filter(({ derived }) => !derived) : events }),
    silence: store.silence,
    async names(ids) {
      const found = await reader.seenNames(account, ids);
      names.put(found);
      return found;
    },
    decideLate,
    storeLate: store.decideWaiting,
    altered: () => emit({ altered: true, told: true }),
    alerts: raise,
  });
}
