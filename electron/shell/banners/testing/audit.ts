import { deepStrictEqual, ok } from 'node:assert';
import { HELD_KEY } from '../../../core/alert/alerts.ts';
import { ACCOUNT } from '../../../core/testing/store.ts';
import type { Played } from './game.ts';
import { eventId, notificationId, ownerOf } from './names.ts';

interface Told {
  of: 'event' | 'notification';
  id: number | string;
  alert: string;
  banner: number | null;
  outcome: string | null;
  error: string | null;
  key: string | null;
}

const loud = ['urgent', 'banner'];
const shown = ['shown', 'clicked', 'handled', 'dismissed'];
const refused = ['failed', 'unsupported'];
/** What is noted of a banner that the person used. A burst may have taken its place a moment before. */
const noted = ['clicked', 'handled', 'dismissed', 'replaced'];

/** Checks that what is stored in the end accounts for every decision, and agrees with what the service saw. */
export function audit(played: Played): void {
  const told = toldIn(played);
  const decided = told.filter(({ alert, banner }) => loud.includes(alert) || banner !== null);
  const count = (...outcomes: string[]) =>
    decided.filter(({ outcome }) => outcomes.includes(outcome ?? '')).length;
  const parts = {
    shown: count(...shown),
    held: count('held'),
    refused: count(...refused),
    replaced: count('replaced'),
    ended: count('ended'),
  };
  const sum = Object.values(parts).reduce((a, b) => a + b, 0);
  deepStrictEqual({ ...parts, sum }, { ...parts, sum: decided.length }, 'what was decided');
  ok(played.run > 1 || parts.ended === 0, 'it is said that the app ended, and it did not');
  for (const { alert, banner } of told)
    ok(banner !== null || ![...loud, 'waiting'].includes(alert), `${alert}, without a banner`);
  noneTwice(played);
  for (const one of decided) agrees(played, one);
  heldAreSummedUp(played);
  usesAreNoted(played);
}

/** What is stored about every event and every notification. */
function toldIn({ store: { db } }: Played): Told[] {
  const rows = (table: string) =>
    db
      .prepare(
        `SELECT '${table}' AS of, t.id, t.alert, t.banner, b.outcome, b.error, b.key
         FROM ${table} t LEFT JOIN banner b ON b.id = t.banner`,
      )
      .all() as unknown as Told[];
  return [...rows('event'), ...rows('notification')];
}

/** The key of the banner of one thing. */
const keyOf = ({ store }: Played, { of, number }: NonNullable<ReturnType<typeof ownerOf>>) =>
  `${of}-${ACCOUNT}-${of === 'event' ? eventId(store, number) : notificationId(number)}`;

/** Nothing has two banners of its own, unless it was snoozed in between. */
function noneTwice({ service, snoozed }: Played): void {
  const times = new Map<string, number>();
  for (const { title, isTaken } of service.asked)
    if (isTaken && ownerOf(title)) times.set(title, (times.get(title) ?? 0) + 1);
  const twice = [...times].filter(([title, n]) => n > 1 + (snoozed.get(ownerOf(title)?.number ?? 0) ?? 0));
  deepStrictEqual(twice, [], 'alerted twice');
}

/** What is said of the banner of one thing is what the service saw. */
function agrees(played: Played, { id, of, outcome, error, key }: Told): void {
  if (key !== `${of}-${ACCOUNT}-${id}`) return;
  const asked = played.service.asked.filter(({ title }) => {
    const owner = ownerOf(title);
    return owner !== null && keyOf(played, owner) === key;
  });
  const [owner = null] = asked.map(({ title }) => ownerOf(title));
  if (owner?.of === 'event' && played.snoozed.has(owner.number)) return;
  // Without its name it has a title that others have as well.
  if (asked.length === 0) return;
  const what = JSON.stringify({ id, of, outcome, error, asked });
  const isTaken = asked.some((one) => one.isTaken);
  if (shown.includes(outcome ?? '')) ok(isTaken, what);
  if (outcome === 'held') deepStrictEqual(asked, [], what);
  if (outcome === 'unsupported' || error === 'this service is broken') ok(!isTaken, what);
}

/** What was held is in a summary, and each summary of the last run was shown, if not by itself, as part of a later one. */
function heldAreSummedUp({ store, service, summaries, run }: Played): void {
  const untold = store.db
    .prepare(
      `SELECT id, key, outcome, held_by FROM banner
       WHERE held_by IS NOT NULL AND summary IS NULL AND outcome IN ('held', 'replaced')
         AND key <> '${HELD_KEY}'`,
    )
    .all();
  deepStrictEqual(untold, [], 'held, and in no summary');
  const isOut = (place: number) =>
    service.asked.slice(place).some(({ title, isRefused }) => title.endsWith(' while quiet') && !isRefused);
  const missing = summaries.filter((one) => one.run === run && !isOut(one.place));
  deepStrictEqual(missing, [], 'summaries that were not shown');
  const pending = store.db.prepare(`SELECT id FROM banner WHERE key = '${HELD_KEY}' AND outcome = 'pending'`);
  deepStrictEqual(pending.all(), [], 'summaries of which nothing is said');
}

/** Where the person used a banner of the last run, that is noted, be it before the service had answered. */
function usesAreNoted(played: Played): void {
  const { store, used, run, snoozed } = played;
  for (const { asked } of used.filter((one) => one.run === run && one.asked.isAnswered)) {
    const { title } = asked;
    const owner = ownerOf(title);
    if (owner === null || (owner.of === 'event' && snoozed.has(owner.number))) continue;
    const found = store.db.prepare('SELECT outcome FROM banner WHERE key = ?').all(keyOf(played, owner));
    for (const { outcome } of found as { outcome: string }[])
      ok(noted.includes(outcome), `${title}, which was used, is ${outcome}`);
  }
}
