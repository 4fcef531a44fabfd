import type { Engine } from '../../core/engine/engine-api.ts';
import { type Place, readPlace } from '../../core/model/app-link.ts';
import { type Problem, problem } from '../../core/model/problem.ts';
import type { Goto } from '../../ipc/contract.ts';
import { type ConnectLink, readLink } from './deep-link.ts';
import type { Log } from './log-file.ts';
import { toProblem } from './to-problem.ts';

export interface LinkTargets {
  engine: Pick<Engine, 'accounts' | 'feedDetail' | 'inboxCount'>;
  /** Settles when the accounts are known. */
  ready: Promise<unknown>;
  show: () => void;
  signIn: (link: ConnectLink) => void;
  goTo: (place: Goto) => void;
  /** Tells the person why there is nothing to show. */
  tell: (problem: Problem) => void;
  log: Log;
}

/**
 * Creates the function that follows a link. It only shows something: a link may come from anywhere, so it neither marks
 * as read nor changes anything else. What cannot be shown is said in the window.
 */
export function createLinkFollower(targets: LinkTargets) {
  const { engine, ready, show, signIn, goTo, tell, log } = targets;
  return async (link: string): Promise<void> => {
    const connect = readLink(link);
    if (connect !== null) return signIn(connect);
    show();
    const place = readPlace(link);
    if (place === null) return tell(problem('link-not-understood'));
    try {
      await ready;
      const missing = await whatIsMissing(engine, place);
      if (missing === null) goTo(gotoOf(place));
      else tell(missing);
    } catch (error) {
      tell(toProblem('following a link', error, log));
    }
  };
}

/** Why a place cannot be shown; null if it can. */
async function whatIsMissing(engine: LinkTargets['engine'], place: Place): Promise<Problem | null> {
  if (!('account' in place)) return null;
  const account = engine.accounts().find(({ id }) => id === place.account);
  if (account === undefined) return problem('link-account-unknown');
  if (place.at === 'event') {
    await engine.feedDetail({ account: account.id, id: place.event });
    return null;
  }
  if (place.at === 'subscription')
    return account.subscriptions.some(({ id }) => id === place.subscription)
      ? null
      : problem('subscription-gone');
  const query = { account: account.id, view: 'open', kinds: [], text: place.notification } as const;
  const { total } = await engine.inboxCount({ ...query, kinds: [] });
  return total > 0 ? null : problem('link-notification-unknown');
}

function gotoOf(place: Place): Goto {
  if (place.at === 'event')
    return { screen: 'feed', account: place.account, event: place.event, staysUnread: true };
  if (place.at === 'subscription')
    return { screen: 'subscription', account: place.account, subscription: place.subscription };
  if ('account' in place)
    return { screen: 'inbox', account: place.account, notification: place.notification };
  return { screen: 'inbox', account: null, notification: null };
}
