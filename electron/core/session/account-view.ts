import { serverName } from '../base/server-name.ts';
import { type Account, type AccountRecord, limitsOf } from '../model/account.ts';
import type { Problem } from '../model/problem.ts';
import { overallStatus, type Status, statusWithoutToken } from '../model/status.ts';
import type { Credential } from '../sign-in/oidc/credential.ts';
import type { EventFlow } from './event-flow.ts';
import type { Totals } from './refresh.ts';
import type { SideTroubles } from './side-troubles.ts';

/** What the status of an account follows from. */
interface StatusParts {
  record: AccountRecord;
  credential: Credential;
  flow: EventFlow;
  troubles: SideTroubles;
}

export interface ViewParts extends StatusParts {
  status: Status;
  totals: Totals;
  hidesDerived: boolean;
  /** Whether the server refused the inbox; null before it was asked. */
  inboxRefused: boolean | null;
}

/** Whether something waits for a new token. */
export function isSignedOut({ ingest, subscriptions }: EventFlow): boolean {
  if (ingest.failing()?.kind === 'signed-out') return true;
  return subscriptions.statuses().some(({ state }) => state === 'sign-in-needed');
}

/** Returns what keeps all of an account from working; null if nothing does. */
function statusOfAll({ record, credential, flow }: StatusParts): Status | null {
  if (record.paused) return { state: 'paused' };
  const halted = flow.ingest.halted();
  if (halted) return { state: 'halted', problem: halted };
  const ofCredential = credential.status();
  if (ofCredential) return ofCredential;
  const failing = flow.ingest.failing();
  if (failing?.kind === 'signed-out') return statusWithoutToken(failing.problem);
  return flow.subscriptions.statuses().find(({ state }) => state === 'sign-in-needed') ?? null;
}

/** Computes the status of an account: what keeps all of it from working, else the worst status of its subscriptions. */
export function accountStatus(parts: StatusParts): Status {
  const { flow, troubles } = parts;
  return statusOfAll(parts) ?? overallStatus([...flow.subscriptions.statuses(), ...troubles.statuses()]);
}

/** Puts together what the screens show of an account. */
export function accountView(parts: ViewParts): Account {
  const { record, flow, totals, hidesDerived } = parts;
  const ofAll = statusOfAll(parts);
  return {
    ...recordView(record, parts.inboxRefused),
    tokenExpiresAt: parts.credential.endsAt(),
    status: parts.status,
    unread: totals.unread - (hidesDerived ? totals.unreadDerived : 0),
    inbox: totals.open,
    snoozed: totals.snoozed,
    starred: totals.starred,
    lastEventAt: totals.lastEventAt,
    acksQueued: flow.ingest.queued(),
    queued: totals.leaving + flow.removals.count(),
    subscriptions: flow.subscriptions.views().map((s) => ({
      ...s,
      status: s.paused ? s.status : (ofAll ?? s.status),
      unread: s.unread - (hidesDerived ? (totals.derivedOf.get(Number(s.id)) ?? 0) : 0),
    })),
  };
}

/** Puts together what the screens show of an account that cannot be opened. */
export function closedView(record: AccountRecord, problem: Problem): Account {
  return {
    ...recordView(record, null),
    tokenExpiresAt: null,
    status: { state: 'halted', problem },
    unread: 0,
    inbox: 0,
    snoozed: 0,
    starred: 0,
    lastEventAt: null,
    acksQueued: 0,
    queued: 0,
    subscriptions: [],
  };
}

/** What is known of an account without opening it. */
function recordView(record: AccountRecord, inboxRefused: boolean | null) {
  return {
    id: record.id,
    label: record.label,
    server: serverName(record.endpoint),
    protocol: record.protocol,
    user: record.user,
    keep: record.keep,
    ownAuthority: record.ca !== undefined,
    portal: record.portal ?? null,
    colour: record.colour ?? 0,
    isCollapsed: record.isCollapsed ?? false,
    institution: record.institution ?? null,
    limits: limitsOf(record.limits, inboxRefused),
  };
}
