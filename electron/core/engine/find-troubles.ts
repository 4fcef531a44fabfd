import { notStoringAlert, signInAlert, unreachableAlert } from '../alert/alerts.ts';
import type { Finding } from '../alert/troubles.ts';
import type { Account } from '../model/account.ts';
import type { Problem } from '../model/problem.ts';
import type { Status } from '../model/status.ts';

/** A renewal that is under way, or a disk that is full for a moment, is no trouble yet, ms. */
const SOON_MS = 5_000;
/** A server is given this long, ms. */
const REACH_MS = 60_000;

/** Failures that mean that nothing comes from the server. */
const noConnection: readonly Problem['kind'][] = ['unreachable', 'tls', 'not-aos', 'server'];

/**
 * Finds what the person should be told of: an account that needs a sign-in, a server that is out of reach, events that cannot
 * be stored. A paused account is nobody's concern, nor is one whose token was only to be kept until the app quit.
 */
export function findTroubles(accounts: readonly Account[], isOnline: boolean): Finding[] {
  const running = accounts.filter(({ status }) => status.state !== 'paused');
  return [
    ...running.flatMap((account) => signInOf(account)),
    ...running.map((account) => reachOf(account, isOnline)),
    storingOf(running),
  ];
}

/** Of these states it is not known whether the token is still good. */
const unclear: readonly Status['state'][] = [
  'connecting',
  'reconnecting',
  'offline',
  'keychain-locked',
  'halted',
];

function signInOf({ id, label, status }: Account): Finding | [] {
  const problem = needsSignIn(status);
  if (problem?.code === 'token-not-kept') return [];
  const other = unclear.includes(status.state) ? 'still' : 'well';
  const alert = signInAlert(id, label, problem);
  return { is: problem === null ? other : 'bad', afterMs: SOON_MS, alert };
}

function needsSignIn(status: Status): Problem | null {
  if (status.state === 'sign-in-needed') return status.problem;
  return status.state === 'halted' && status.problem.kind === 'signed-out' ? status.problem : null;
}

function reachOf({ id, label, status, subscriptions }: Account, isOnline: boolean): Finding {
  const problem = status.state === 'reconnecting' ? status.problem : null;
  const alert = unreachableAlert(id, label, problem);
  return { is: reach(status, subscriptions, isOnline), afterMs: REACH_MS, alert };
}

/** What one of several subscriptions fails with is not the server's reach, as long as another gets events. */
function reach(status: Status, subscriptions: Account['subscriptions'], isOnline: boolean): Finding['is'] {
  const arrives: readonly Status['state'][] = ['live', 'catching-up', 'recovered'];
  if (subscriptions.some((one) => arrives.includes(one.status.state))) return 'well';
  if (!isOnline || status.state === 'offline') return 'stopped';
  if (status.state === 'reconnecting' && noConnection.includes(status.problem.kind)) return 'bad';
  return status.state === 'connecting' ? 'still' : 'stopped';
}

function storingOf(running: readonly Account[]): Finding {
  const problem = running.map(({ status }) => status).find(isStorage)?.problem ?? null;
  return { is: problem === null ? 'well' : 'bad', afterMs: SOON_MS, alert: notStoringAlert(problem) };
}

const isStorage = (status: Status): status is Extract<Status, { state: 'halted' }> =>
  status.state === 'halted' && status.problem.kind === 'storage';
