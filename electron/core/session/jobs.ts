import { createInbox } from '../inbox/inbox.ts';
import { reasonOf } from '../model/problem.ts';
import { createDeletions } from '../resource/deletions.ts';
import { createHeldAccess, type HeldAccessKnown } from '../resource/held-access.ts';
import { createResolver } from '../resource/resolver.ts';
import { createTreeNames } from '../resource/tree-names.ts';
import { createWatchProfile } from '../resource/watch-profile.ts';
import type { AosApi } from '../transport/api.ts';
import type { EventFlow } from './event-flow.ts';
import type { SessionContext } from './session-context.ts';
import type { SideTroubles } from './side-troubles.ts';

export interface JobsListener {
  /** Called when counts may have changed. */
  countsChanged: () => void;
  /** Called when something in the state of the account changed. */
  changed: () => void;
  troubles: SideTroubles;
}

/** With more events than this still to come, names and deletions are looked up without haste. */
const BACKLOG = 500n;

/** The jobs beside the flow of events: names of resources, deletions, the inbox, and the user's own profile. */
export function createJobs(
  context: SessionContext,
  api: AosApi,
  { subscriptions, receive, publisher }: EventFlow,
  listener: JobsListener,
) {
  const { retry, store, emit } = context;
  const forReading = { ...retry, signal: context.reading, api, store };
  const behind = () => subscriptions.pending() > BACKLOG;

  const resolver = createResolver({
    ...forReading,
    behind,
    learnt: context.names.put,
    named() {
      // One of these resources may be deleted.
      deletions.kick();
      emit({ altered: true });
      listener.countsChanged();
    },
  });
  const deletions = createDeletions({
    ...forReading,
    behind,
    found: (event, subscription) => receive(event, 0n, subscription),
  });
  const tree = createTreeNames({ ...forReading, behind });
  const heldAccess = createHeldAccess({ api, clock: retry.clock, signal: context.reading });
  const inbox = accountInbox(context, api, publisher, heldAccess, listener);
  const profile = createWatchProfile({
    ...forReading,
    userId: context.record().user.id,
    learnt() {
      resolver.kick();
      // Rows of the feed show what changed, and rows of the inbox what the user may do now.
      emit({ altered: true, inbox: true });
    },
  });

  return {
    resolver,
    deletions,
    inbox,
    heldAccess,
    profile,
    run: [inbox.run, resolver.run, tree.run, deletions.run, profile.run],
    /** Something else is watched. */
    watchingMore(): void {
      resolver.kick();
      tree.kick();
    },
    /** There is a new token. */
    signedIn(): void {
      profile.signedIn();
      heldAccess.signedIn();
      inbox.kick();
    },
  };
}

/** The inbox of the account, and whether the server lets the token read it. */
function accountInbox(
  context: SessionContext,
  api: AosApi,
  publisher: EventFlow['publisher'],
  heldAccess: HeldAccessKnown,
  listener: JobsListener,
) {
  const { emit, store, reader } = context;
  let isRefused: boolean | null = null;
  const inbox = createInbox({
    ...context.retry,
    account: context.record().id,
    api,
    store,
    reader,
    reading: context.reading,
    sending: context.sending,
    undoMs: context.undoMs,
    changed(bulks) {
      emit({ inbox: true, bulks });
      listener.countsChanged();
    },
    alert: context.raise,
    rules: context.rules,
    failing(error) {
      if (error === null || error.kind === 'forbidden') isRefused = error !== null;
      listener.troubles.tell('inbox', error);
    },
    sent(error) {
      if (error) context.reasons.failed('acknowledgements', reasonOf(error));
      else context.reasons.well('acknowledgements');
    },
    isTold: publisher.hadBanner,
    accessChanged: heldAccess.forget,
  });
  return {
    ...inbox,
    async follow(bulk: string, undoUntil: number) {
      listener.countsChanged();
      return inbox.follow(bulk, undoUntil);
    },
    async undo(bulk: string) {
      const restored = await inbox.undo(bulk);
      listener.countsChanged();
      return restored;
    },
    /** What the server answered last; null before it did. */
    isRefused: (): boolean | null => isRefused,
    /** The user signed in again: the new token may be allowed what the last one was not. */
    tokenReplaced(): void {
      isRefused = null;
    },
  };
}
