import { sleep } from '../base/clock.ts';
import { throttle } from '../base/throttle.ts';
import type { Account } from '../model/account.ts';
import type { Institution } from '../model/institution.ts';
import type { Problem } from '../model/problem.ts';
import type { Status } from '../model/status.ts';
import { candidates } from '../resource/candidates.ts';
import type { Tokens } from '../sign-in/oidc/tokens.ts';
import { accountStatus, accountView, isSignedOut } from './account-view.ts';
import { askerAccess } from './asker-access.ts';
import { checkServer } from './check-server.ts';
import { connectAccount } from './connect-account.ts';
import { countOlder } from './count-older.ts';
import { deleteConsumers } from './delete-consumers.ts';
import { createEventFlow } from './event-flow.ts';
import { followAnnouncements } from './follow-announcements.ts';
import { createHeldSharing } from './held-share.ts';
import { createJobs } from './jobs.ts';
import { keepWatches } from './keep-watches.ts';
import { createMarks } from './marks.ts';
import { addOwnSubscriptions } from './own-subscriptions.ts';
import { createRefresh } from './refresh.ts';
import { createSessionContext, type SessionContext, type SessionOptions } from './session-context.ts';
import { createSideTroubles } from './side-troubles.ts';
import { createSnoozes } from './snoozes.ts';
import { type LostStore, startOver } from './start-over.ts';
import { createUpkeep } from './upkeep.ts';

/** A changed state is reported at most this often: during a backlog it changes with every event. */
const STATE_INTERVAL_MS = 50;

/** Puts together everything that runs for one account. */
export function createSession(options: SessionOptions) {
  const parts = createParts(options);
  const { context, api, credential, flow, jobs, refresh } = parts;
  const upkeep = createUpkeep(context, options.retentionDays, refresh.soon);
  const { subscriptions } = flow;
  const announcements = followAnnouncements(context, api, flow, parts.troubles);
  const snoozes = createSnoozes(context, refresh.soon);
  return {
    id: options.record.id,
    /** Something of the account changed, and it is as this record says. */
    take: context.take,
    subscriptions,
    async start(): Promise<void> {
      await startJobs(parts, [upkeep.run, snoozes.run, () => countOlderEvents(context)]);
      await subscriptions.start(context.record().paused);
      await refresh.now();
      announcements.start();
    },
    /** Adds the subscriptions that every account has without being asked. */
    async watchOwn(): Promise<void> {
      await addOwnSubscriptions(context, flow);
      announcements.start();
    },
    /** Called after the database was lost: restores the subscriptions, and tells the user what happened. */
    async startOver(lost: LostStore): Promise<void> {
      await startOver(context, flow, lost);
      announcements.start(true);
    },
    /** All subscriptions are there: from now on the list of what is watched follows them. */
    keepWatches: parts.watches.begin,
    checkServer: () => checkServer(api, context.reading),
    candidates: (text: string) => candidates(api, text, subscriptions.watches, context.reading),
    setTokens: (tokens: Tokens, institution: Institution | null) => setTokens(parts, tokens, institution),
    /** Why the account has no token; null when it has one. */
    lack: (): Problem | null => credential.lack(),
    /** It still has none, and now for this reason. */
    setLack: credential.setLack,
    async woke(): Promise<void> {
      snoozes.ring();
      await woke(parts);
    },
    attend: subscriptions.attend,
    /** Pauses or continues, as the record says. */
    applyPause: () => subscriptions.pause(context.record().paused),
    ...upkeep.onRequest,
    leaveInbox: jobs.inbox.leave,
    followBulk: jobs.inbox.follow,
    undo: jobs.inbox.undo,
    holdBulk: jobs.inbox.hold,
    accessOfAsker: askerAccess(context, jobs.heldAccess),
    ...createMarks(context, refresh.soon),
    ...snoozes.changes,
    raise: context.raise,
    ...createHeldSharing({ ...context, account: context.record().id }),
    deleteConsumers: (withinMs: number) => deleteConsumers(context, flow, withinMs),
    ...lookAt(parts),
    stop: (drainMs: number) => stopSession(parts, drainMs),
  };
}

export type Session = ReturnType<typeof createSession>;

/** Starts what runs beside the subscriptions, after what an earlier run of the app left is known. */
async function startJobs(
  { context, flow, jobs }: SessionParts,
  others: readonly (() => Promise<void>)[],
): Promise<void> {
  await context.store.endUntold(context.retry.clock.now());
  await flow.ingest.start();
  await flow.retired.load();
  for (const run of [...jobs.run, flow.removals.run, flow.witnesses.run, ...others]) void run();
}

const countOlderEvents = ({ store, retry, reading }: SessionContext) =>
  countOlder({ store, clock: retry.clock, signal: reading });

/** From now on the account signs in with these. */
async function setTokens(
  { credential, jobs, signedIn }: SessionParts,
  tokens: Tokens,
  institution: Institution | null,
): Promise<void> {
  credential.replace(tokens, institution);
  jobs.inbox.tokenReplaced();
  signedIn();
}

/** The network is back, or the computer woke up. */
async function woke({ context, credential, api, flow, jobs }: SessionParts): Promise<void> {
  credential.woke();
  await api.verify();
  context.retry.wake.ring();
  jobs.inbox.kick();
  // Open streams may be dead, but they stay open: reopening them would cost the server more.
  flow.subscriptions.doubt();
}

/** Makes the parts of a session and connects them with each other. */
function createParts(options: SessionOptions) {
  const context = createSessionContext(options);
  const { store, emit } = context;
  const { clock, wake } = context.retry;
  const changed = throttle(clock, STATE_INTERVAL_MS, () => emit({ state: true }));

  const { credential, api } = connectAccount(context, {
    renewed(wasRefused) {
      // Open streams continue: a server checks the token only when a call begins.
      if (wasRefused || isSignedOut(flow)) signedIn();
      changed();
    },
    changed,
  });

  const flow = createEventFlow(context, api, {
    stored(result, hasUserEvents) {
      if (result.wanted) jobs.resolver.kick();
      if (result.look) jobs.deletions.kick();
      if (result.altered) emit({ altered: true });
      if (hasUserEvents) {
        jobs.inbox.kick();
        jobs.profile.kick();
      }
      refresh.soon();
    },
    acked: () => refresh.soon(),
    subscriptionAdded: () => jobs.watchingMore(),
    subscriptionsEdited: () => watches.edited(),
    signedOut: credential.doubted,
    changed,
  });

  const troubles = createSideTroubles(context.reasons, changed);
  const watches = keepWatches(context, flow.subscriptions.views);
  const refresh = createRefresh(clock, store, flow.subscriptions.refresh, changed);
  const jobs = createJobs(context, api, flow, { countsChanged: refresh.soon, changed, troubles });

  /** There is a valid token again: everything that waits for one continues. */
  function signedIn(): void {
    flow.ingest.signedIn();
    wake.ring();
    jobs.signedIn();
  }

  return { context, credential, api, flow, jobs, refresh, changed, watches, troubles, signedIn };
}

type SessionParts = ReturnType<typeof createParts>;

/** What the screens show of the account. */
function lookAt({ context, credential, flow, jobs, refresh, troubles }: SessionParts) {
  const status = (): Status => accountStatus({ record: context.record(), credential, flow, troubles });
  const view = (): Account =>
    accountView({
      record: context.record(),
      credential,
      flow,
      troubles,
      status: status(),
      totals: refresh.totals(),
      hidesDerived: context.hidesDerived(),
      inboxRefused: jobs.inbox.isRefused(),
    });
  return { status, view };
}

/** Minimum time for storing what was read, even if nothing may be sent any more. */
const MIN_STORE_MS = 500;
/** Interval at which it is checked whether everything is sent. */
const SENT_CHECK_MS = 20;

/** Ends a session: first the streams, then what was read is stored, then as much is sent as `drainMs` allows. */
async function stopSession(parts: SessionParts, drainMs: number): Promise<void> {
  const { context, credential, api, flow, jobs, refresh, changed } = parts;
  const { clock } = context.retry;
  const until = clock.monotonic() + drainMs;
  const atMost = () => sleep(clock, Math.max(drainMs, MIN_STORE_MS));
  context.stopReading();
  flow.retired.stop();
  flow.publisher.stop();
  await Promise.race([flow.subscriptions.ended(), atMost()]);
  await Promise.race([flow.ingest.settled(), atMost()]);
  jobs.inbox.hurry();
  const isSent = () => flow.ingest.isEverythingAcked() && jobs.inbox.idle();
  while (!isSent() && clock.monotonic() < until) await sleep(clock, SENT_CHECK_MS);
  context.stopSending();
  await Promise.race([flow.ingest.settleAcks().catch(() => {}), atMost()]);
  parts.watches.stop();
  refresh.stop();
  changed.stop();
  await credential.stop();
  api.reset();
  // A store whose thread has ended has nothing to close.
  await context.store.close().catch(() => {});
}
