import { type Arrival, decideAlert, isFarBehind } from '../alert/policy.ts';
import { type ReadyRule, rulingOf } from '../alert/rulings.ts';
import type { Clock } from '../base/clock.ts';
import { actionByCode } from '../model/actions.ts';
import { searchedText } from '../model/announcement.ts';
import type { Decision } from '../model/banner.ts';
import type { Incoming } from '../model/incoming.ts';
import { readStoredText } from '../model/stand-in.ts';
import { subjectByCode } from '../model/subjects.ts';
import type { SeenEvent } from '../query/matcher.ts';
import type { StoredSubscription } from '../store/write/subscription-row.ts';
import type { SeenNames } from './seen-names.ts';

export interface DecideOptions {
  account: string;
  clock: Clock;
  /** The rules as they are now. */
  rules: () => readonly ReadyRule[];
  names: Pick<SeenNames, 'get'>;
}

/** What an event came with. */
interface Circumstances {
  subscription: StoredSubscription;
  pending: bigint;
  behindAt: number | undefined;
  arrival?: Arrival | undefined;
}

/** Stands for names that did not become known in time. */
const NAMELESS = { name: '', title: '', path: [] } as const;

/**
 * Decides whether events deserve a banner, and why. A decision is stored with its event, so it is made only once. One that
 * depends on a name that is not known is made later, see decide-late.ts.
 */
export function createDeciding({ account, clock, rules, names }: DecideOptions) {
  const waiting = new WeakMap<Incoming, Circumstances>();
  /** When each subscription was last far behind, epoch ms, until it has caught up. */
  const behind = new Map<number, number>();

  /** Notes how much waits behind an event; returns when its subscription was last far behind. */
  function behindAt({ id }: StoredSubscription, pending: bigint): number | undefined {
    if (isFarBehind(pending)) behind.set(id, clock.now());
    const at = behind.get(id);
    if (pending === 0n) behind.delete(id);
    return at;
  }

  function decide(
    event: Incoming,
    about: SeenEvent['about'],
    { subscription, arrival, pending, behindAt }: Circumstances,
  ): { alert: Decision; rule: string | null } {
    const time = Number(event.time / 1_000_000n);
    const seen: SeenEvent = {
      account,
      time,
      action: actionByCode(event.action),
      subject: subjectByCode(event.subject),
      resourceId: event.resourceId,
      about,
      announcement: announcementOf(event),
      subscriptions: [subscription.id],
      read: false,
    };
    const ruling = rulingOf(rules(), seen, subscription);
    if (ruling === 'unknown') return { alert: 'waiting', rule: null };
    const watchedSince = subscription.createdAt;
    const context = { watchedSince, pending, behindAt, arrival, now: clock.now() };
    const alert = decideAlert(ruling.outcome, time, context);
    return { alert, rule: ruling.rule };
  }

  return {
    /**
     * Decides about an event that has just come in. @param pending number of deliveries that still wait on the server after
     * this one. @param arrival how it came, of an announcement.
     */
    decide(event: Incoming, subscription: StoredSubscription, pending: bigint, arrival?: Arrival): void {
      const about = event.resourceId === null ? null : names.get(event.resourceId);
      const circumstances = { subscription, pending, behindAt: behindAt(subscription, pending), arrival };
      const { alert, rule } = decide(event, about, circumstances);
      event.alert = alert;
      event.rule = rule;
      if (event.alert === 'waiting') waiting.set(event, circumstances);
    },
    /** Decides about an event that had to wait. @param about null if its names did not become known. */
    decideLate(event: Incoming, about: SeenEvent['about']): { alert: Decision; rule: string | null } {
      const circumstances = waiting.get(event);
      if (circumstances === undefined) return { alert: 'ended', rule: null };
      return decide(event, about ?? NAMELESS, circumstances);
    },
  };
}

function announcementOf({ text, announcement }: Incoming): SeenEvent['announcement'] {
  if (announcement === undefined) return undefined;
  return { kind: announcement.kind, searched: searchedText(readStoredText(text).text, announcement) };
}

export type Deciding = ReturnType<typeof createDeciding>;
