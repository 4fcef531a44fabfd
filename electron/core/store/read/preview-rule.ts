import { FEW, GAP } from '../../alert/burst.ts';
import { GATHER } from '../../alert/gatherer.ts';
import { readyRules } from '../../alert/ready-rules.ts';
import { firstRuling, type ReadyRule } from '../../alert/rulings.ts';
import { actionByCode } from '../../model/actions.ts';
import { announcementKindByCode } from '../../model/announcement.ts';
import type { EventRow, FeedCondition, FeedQuery } from '../../model/event.ts';
import type { Rule, RulePreview, SubscriptionRule } from '../../model/rule.ts';
import { subjectByCode } from '../../model/subjects.ts';
import type { SeenEvent } from '../../query/matcher.ts';
import { parseLine } from '../../query/parse.ts';
import { type NameSource, resolveFilter } from '../../query/resolve.ts';
import type { Database } from '../schema/sqlite.ts';
import type { AccountQuery } from './account-query.ts';
import type { Attached, AttachedAccount } from './attached.ts';
import type { FeedPlans } from './feed-plan.ts';

/** So many days back a rule is tried … */
const DAYS = 30;
/** … and at most on this many of the newest events that match it. */
const MAX_EVENTS = 5_000;
const DAY_MS = 86_400_000;
/** How many of the events that a rule decides are shown. */
const LAST = 5;

/** An event that matches the rule, and the id of the rule that takes it before; null if none does. */
interface Matched extends Pick<SeenEvent, 'account' | 'time'> {
  id: number;
  taken: string | null;
}

type Rows = (account: string, ids: number[]) => EventRow[];

/** The id of the rule that stands for muted subscriptions, before all others. */
const MUTED: SubscriptionRule = 'muted';

/**
 * Reads what a rule would have done with the events of the last days: its events are found as those of the feed are, and the
 * rules before it are asked about each of them as about an event that comes in.
 */
export function rulePreviews(db: Database, attached: Attached, plans: FeedPlans, rows: Rows) {
  const mutedIn = ({ schema }: AttachedAccount): Set<number> =>
    new Set(
      (db.prepare(`SELECT id FROM ${schema}.subscription WHERE muted = 1`).all() as { id: number }[]).map(
        ({ id }) => id,
      ),
    );

  function matchedIn(of: AttachedAccount, query: FeedQuery, earlier: readonly ReadyRule[]): Matched[] {
    const muted = mutedIn(of);
    return plans.parts({ ...query, account: of.account }).flatMap((part) =>
      seenEvents(db, part).map(({ id, ...event }) => {
        const isMuted = event.subscriptions.some((one) => muted.has(one));
        const ruling = isMuted ? { rule: MUTED } : firstRuling(earlier, event);
        const taken = ruling === null || ruling === 'unknown' ? null : ruling.rule;
        return { id, account: event.account, time: event.time, taken };
      }),
    );
  }

  return {
    /**
     * @param earlier the rules that are asked before it, in their order. @param names what accounts and subscriptions are
     * called. @param now epoch ms.
     */
    previewRule(rule: Rule, earlier: readonly Rule[], names: NameSource, now: number): RulePreview {
      const { filter, problems } = parseLine(rule.query);
      const since = now - DAYS * DAY_MS;
      if (problems.length > 0) return summary([], since, now, [], rows);
      const asked = resolveFilter(filter, names, now);
      const from = Math.max(asked.from ?? since, since);
      const query = { ...asked, where: asked.where.map(whenItCameIn), from, derived: false };
      const accounts = attached
        .list()
        .filter(({ account }) => rule.accounts === null || rule.accounts.includes(account));
      const matched = accounts.flatMap((of) =>
        matchedIn(of, query, readyRules(earlier, of.account, { names, now: () => now })),
      );
      matched.sort((a, b) => b.time - a.time || b.id - a.id);
      return summary(matched, since, now, [MUTED, ...earlier.map(({ id }) => id)], rows);
    },
  };
}

/** A condition as it was when an event came in: it had not been snoozed yet, and had no star. */
function whenItCameIn(condition: FeedCondition): FeedCondition {
  if (condition.field !== 'is') return condition;
  const values = condition.values.filter((state) => state !== 'snoozed' && state !== 'starred');
  return { ...condition, values };
}

interface StoredEvent {
  id: number;
  time: number;
  subject: number;
  action: number;
  read: number;
  resourceId: string | null;
  name: string | null;
  title: string | null;
  path: string | null;
  subscriptions: string | null;
  announcementKind: number | null;
  searched: string | null;
}

/** Reads the newest matching events of an account as rules see them. */
function seenEvents(
  db: Database,
  { account, schema, events, where }: AccountQuery,
): (SeenEvent & { id: number })[] {
  const found = db
    .prepare(
      `SELECT e.id, e.time / 1000000 AS time, e.subject, e.action, e.read, r.id AS resourceId, r.name, r.title, r.path,
         a.kind AS announcementKind, a.searched,
         (SELECT group_concat(s.subscription) FROM ${schema}.event_subscription s WHERE s.event = e.id) AS subscriptions
       FROM (SELECT e.id, e.time, e.subject, e.action, e.read, e.resource FROM ${events} WHERE ${where.sql}
         ORDER BY e.time DESC LIMIT ${MAX_EVENTS + 1}) e LEFT JOIN ${schema}.resource r ON r.key = e.resource
         LEFT JOIN ${schema}.announcement a ON a.event = e.id`,
    )
    .all(...where.values) as unknown as StoredEvent[];
  return found.map((row) => seenEvent(account, row));
}

function seenEvent(account: string, row: StoredEvent): SeenEvent & { id: number } {
  const { id, time, resourceId, name, title, path, announcementKind, searched } = row;
  return {
    id,
    account,
    time,
    subject: subjectByCode(row.subject),
    action: actionByCode(row.action),
    resourceId,
    about:
      resourceId === null
        ? null
        : { name: name ?? '', title: title ?? '', path: JSON.parse(path ?? '[]') as string[] },
    ...(announcementKind !== null && {
      announcement: { kind: announcementKindByCode(announcementKind), searched: searched ?? '' },
    }),
    subscriptions: (row.subscriptions ?? '').split(',').map(Number),
    read: row.read === 1,
  };
}

/** Sums up the events that match, the newest first. @param rules ids of the rules, by their place. */
function summary(
  all: readonly Matched[],
  since: number,
  now: number,
  rules: readonly string[],
  rows: Rows,
): RulePreview {
  const matched = all.slice(0, MAX_EVENTS);
  const from = all.length > MAX_EVENTS ? (matched.at(-1)?.time ?? since) : since;
  const counts = new Map<string | null, number>();
  for (const { taken } of matched) counts.set(taken, (counts.get(taken) ?? 0) + 1);
  const decided = matched.filter(({ taken }) => taken === null);
  return {
    matched: matched.length,
    decided: decided.length,
    banners: bannersOf(decided),
    last: decided.slice(0, LAST).flatMap(({ account, id }) => rows(account, [id])),
    taken: rules.flatMap((rule) => {
      const count = counts.get(rule);
      return count === undefined ? [] : [{ rule, count }];
    }),
    days: Math.max(1, Math.round((now - from) / DAY_MS)),
  };
}

/** How many banners events make, the newest first: those that follow each other closely are a burst, with one for many. */
function bannersOf(events: readonly Pick<Matched, 'account' | 'time'>[]): number {
  /** Number of events, and of moments at which some came together. */
  const open = new Map<string, { until: number; count: number; moments: number }>();
  let banners = 0;
  const close = ({ count, moments }: { count: number; moments: number }) => {
    banners += count <= FEW ? moments : 1;
  };
  for (const { account, time } of events) {
    const burst = open.get(account);
    if (burst && burst.until - time < GAP) {
      burst.count++;
      if (burst.until - time > GATHER) burst.moments++;
      burst.until = time;
      continue;
    }
    if (burst) close(burst);
    open.set(account, { until: time, count: 1, moments: 1 });
  }
  for (const burst of open.values()) close(burst);
  return banners;
}
