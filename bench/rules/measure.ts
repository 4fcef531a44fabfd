import { readyRules } from '../../electron/core/alert/ready-rules.ts';
import { rulingOf } from '../../electron/core/alert/rulings.ts';
import type { Rule } from '../../electron/core/model/rule.ts';
import type { SeenEvent } from '../../electron/core/query/matcher.ts';
import type { NameSource } from '../../electron/core/query/resolve.ts';
import { openReader, type Reader } from '../../electron/core/store/read/reader.ts';
import { openDatabase } from '../../electron/core/store/schema/sqlite.ts';

const ACCOUNT = 'bench';

/** Times how long the preview of each rule takes, behind all the others before it, ms; `rounds` times each. */
export function measurePreviews(reader: Reader, rules: readonly Rule[], names: NameSource, rounds: number) {
  const now = Date.now();
  const found: {
    query: string;
    ms: number;
    cpuMs: number;
    matched: number;
    decided: number;
    days: number;
  }[] = [];
  for (let round = 0; round < rounds; round++) {
    rules.forEach((rule, place) => {
      const before = rules.slice(0, place);
      const started = performance.now();
      const cpu = process.cpuUsage();
      const { matched, decided, days } = reader.previewRule(rule, before, names, now);
      const ms = performance.now() - started;
      const used = process.cpuUsage(cpu);
      const cpuMs = (used.user + used.system) / 1000;
      found.push({ query: rule.query, ms, cpuMs, matched, decided, days });
    });
  }
  return found;
}

/** Opens a database as the app's reader does, with the names of its subscriptions. */
export function openBench(path: string): { reader: Reader; names: NameSource; projects: string[] } {
  const db = openDatabase(path, { readOnly: true });
  const rows = db
    .prepare('SELECT s.id, r.name FROM subscription s JOIN resource r ON r.id = s.target_id ORDER BY s.id')
    .all() as { id: number; name: string }[];
  db.close();
  const reader = openReader(() => () => '');
  reader.attach(ACCOUNT, path);
  const subscriptions = rows.map(({ id, name }) => ({ id: String(id), names: [name] }));
  return {
    reader,
    names: { accounts: [{ id: ACCOUNT, label: ACCOUNT, subscriptions }] },
    projects: rows.map(({ name }) => name),
  };
}

/** Reads some events of a database as they are when they are decided on. */
export function seenEvents(path: string, count: number): SeenEvent[] {
  const { reader } = openBench(path);
  const page = Array.from({ length: Math.ceil(count / 500) }, (_, n) =>
    reader.feedPage(
      { account: null, from: null, to: null, where: [], derived: false },
      n * 500,
      Math.min(500, count - n * 500),
    ),
  ).flat();
  reader.close();
  return page.map(({ time, action, subject, resourceId, name, path: places, subscriptions }) => ({
    account: ACCOUNT,
    time,
    action,
    subject,
    resourceId,
    about: resourceId === null ? null : { name: name ?? '', title: '', path: places },
    subscriptions: subscriptions.map(Number),
    read: false,
  }));
}

/** Times deciding about events, µs each: the median of some rounds over all of them. */
export function measureDeciding(
  events: readonly SeenEvent[],
  rules: readonly Rule[],
  names: NameSource,
): { us: number; cpuUs: number }[] {
  const ready = readyRules(rules, ACCOUNT, { names, now: Date.now });
  const subscription = { muted: false, alerts: 'all', target: { kind: 'announcements' } } as const;
  return Array.from({ length: 12 }, () => {
    const cpu = process.cpuUsage();
    const started = performance.now();
    for (const event of events) rulingOf(ready, event, subscription);
    const us = ((performance.now() - started) * 1000) / events.length;
    return { us, cpuUs: process.cpuUsage(cpu).user / events.length };
  }).slice(2);
}
