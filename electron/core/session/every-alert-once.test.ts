import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readyRules } from '../alert/ready-rules.ts';
import type { Alert } from '../model/alert.ts';
import type { Outcome } from '../model/banner.ts';
import type { Rule } from '../model/rule.ts';
import type { StoredSubscription } from '../store/write/subscription-row.ts';
import { type FakeClock, fakeClock } from '../testing/fake-clock.ts';
import { incoming } from '../testing/messages.ts';
import { ACCOUNT, type TestStore, testStore } from '../testing/store.ts';
import { createDeciding } from './decide-alerts.ts';
import { publishCommitted } from './publish-committed.ts';
import { createAlertRaising } from './raise-alerts.ts';
import { createSeenNames } from './seen-names.ts';

const START = Date.UTC(2026, 5, 1, 12);
const RESOURCES = ['01JABCDEFGHJKMNPQRSTVWX001', '01JABCDEFGHJKMNPQRSTVWX002', '01JABCDEFGHJKMNPQRSTVWX003'];
const NAMES = ['soil', 'draft', 'wheat'];
const QUERIES = [
  '',
  'action:deleted',
  'soil',
  '-draft',
  'kind:object action:created',
  'wheat action:updated',
];

/** What happens, one after the other. */
type Step =
  | { do: 'arrive'; resource: number; action: number; agoMs: number; pending: number }
  | { do: 'redeliver' }
  | { do: 'name'; resource: number }
  | { do: 'pass'; ms: number }
  | { do: 'system'; answers: Outcome }
  | { do: 'break'; isBroken: boolean }
  | { do: 'restart' };

const outcome: fc.Arbitrary<Outcome> = fc.constantFrom<Outcome>(
  { is: 'shown' },
  { is: 'held', by: 'pause', until: null },
  { is: 'failed', error: 'no answer' },
  { is: 'unsupported' },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('arrive' as const),
      resource: fc.nat(2),
      action: fc.integer({ min: 1, max: 4 }),
      agoMs: fc.constantFrom(0, 1_000, 500_000),
      pending: fc.constantFrom(0, 0, 50),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'redeliver' }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('name' as const), resource: fc.nat(2) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      ms: fc.constantFrom(100, 800, 3_000, 40_000),
    }),
  },
  { weight: 2, arbitrary: outcome.map((answers): Step => ({ do: 'system', answers })) },
  { weight: 1, arbitrary: fc.boolean().map((isBroken): Step => ({ do: 'break', isBroken })) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'restart' }) },
);
const rules: fc.Arbitrary<Rule[]> = fc.array(
  fc.record({
    id: fc.uuid(),
    name: fc.constant(''),
    query: fc.constantFrom(...QUERIES),
    outcome: fc.constantFrom('urgent' as const, 'banner' as const, 'quiet' as const, 'nothing' as const),
    accounts: fc.constant(null),
    isOn: fc.boolean(),
  }),
  { maxLength: 5 },
);

const subscription = {
  id: 1,
  muted: false,
  alerts: 'all',
  target: { kind: 'resource', resourceId: 'P', resourceKind: 'project', subresources: true },
  createdAt: START - 3_600_000,
} as StoredSubscription;

/** The way of an event from its delivery to its banner, with a store that can fail and an app that can end. */
function createApp(store: TestStore, clock: FakeClock, list: readonly Rule[]) {
  const names = { accounts: [{ id: ACCOUNT, label: ACCOUNT, subscriptions: [] }] };
  const ready = readyRules(list, ACCOUNT, { names, now: () => clock.now() });
  const shown: Alert[] = [];
  const state = { isBroken: false, answers: { is: 'shown' } as Outcome };
  let run = begin();

  function guarded<A extends unknown[], R>(work: (...args: A) => Promise<R>): (...args: A) => Promise<R> {
    return async (...args) => {
      if (state.isBroken) throw new Error('the disk is full');
      return work(...args);
    };
  }

  function begin() {
    store.writer.endUntold(clock.now());
    const abort = new AbortController();
    const seen = createSeenNames();
    const deciding = createDeciding({ account: ACCOUNT, clock, rules: () => ready, names: seen });
    const raise = createAlertRaising({
      clock,
      signal: abort.signal,
      store: { addBanners: guarded(store.remote.addBanners) },
      raised(alerts) {
        shown.push(...alerts);
        // The system answers later, and not any more when the app has ended.
        for (const { banner = 0 } of alerts)
          clock.after(50, () => {
            if (!abort.signal.aborted) store.writer.noteOutcome(banner, state.answers, clock.now());
          });
      },
    });
    const publisher = publishCommitted({
      account: ACCOUNT,
      clock,
      rows: guarded(async (ids: number[]) => store.reader.alertRows(ACCOUNT, ids)),
      added: () => {},
      alerts: raise,
      silence: guarded(store.remote.silence),
      names: async (ids) => {
        const found = store.reader.seenNames(ACCOUNT, ids);
        seen.put(found);
        return found;
      },
      decideLate: deciding.decideLate,
      storeLate: guarded(store.remote.decideWaiting),
      altered: () => {},
    });
    return { abort, deciding, publisher };
  }

  let seq = 0n;
  let last: ReturnType<typeof incoming> | undefined;
  const deliver = (event: ReturnType<typeof incoming>, pending: bigint) => {
    if (state.isBroken) return;
    run.deciding.decide(event, subscription, pending);
    run.publisher.committed([event], store.writer.commit([event]), pending);
  };

  async function play(one: Step): Promise<void> {
    switch (one.do) {
      case 'arrive': {
        const time = BigInt(clock.now() - one.agoMs) * 1_000_000n;
        const { action } = one;
        last = incoming({
          seq: ++seq,
          time,
          action,
          resourceId: RESOURCES[one.resource] ?? null,
          checksum: `${seq}`,
        });
        return deliver(last, BigInt(one.pending));
      }
      case 'redeliver':
        return last && deliver({ ...last, delivered: 2 }, 0n);
      case 'name':
        return putName(store, one.resource);
      case 'pass':
        return clock.advance(one.ms);
      case 'system':
        state.answers = one.answers;
        return;
      case 'break':
        state.isBroken = one.isBroken;
        return;
      case 'restart':
        run.abort.abort();
        run.publisher.stop();
        await clock.advance(0);
        run = begin();
    }
  }
  return { play, shown };
}

function putName({ writer }: TestStore, n: number): void {
  const id = RESOURCES[n] ?? '';
  const name = NAMES[n] ?? '';
  const unknown = { title: '', description: '', path: [], parent: null, size: null, permission: null };
  writer.putResources([{ ...unknown, id, kind: 4, name, status: '', createdAt: null, deleted: false }], 0);
}

/** What is stored about every event in the end. */
function audit(store: TestStore, shown: readonly Alert[]): void {
  const events = store.db
    .prepare('SELECT e.id, e.alert, e.banner, b.outcome FROM event e LEFT JOIN banner b ON b.id = e.banner')
    .all() as { id: number; alert: string; banner: number | null; outcome: string | null }[];
  for (const { alert, banner, outcome: became } of events) {
    const isDecided = alert === 'urgent' || alert === 'banner';
    // A decision for a banner has one, and it is known what became of it; any other decision has none.
    expect(banner !== null).toBe(isDecided);
    if (isDecided) expect(['shown', 'held', 'failed', 'unsupported', 'replaced', 'ended']).toContain(became);
    else expect(['quiet', 'nothing', 'backlog', 'ended', 'derived']).toContain(alert);
  }
  const told = shown.flatMap((alert) => (alert.told?.are === 'events' ? alert.told.ids : []));
  expect(told.length).toBe(new Set(told).size);
  const withBanner = events.filter(({ banner }) => banner !== null).map(({ id }) => id);
  for (const id of told) expect(withBanner).toContain(id);
}

test('whatever rules, times and faults: each decision for a banner has one outcome, and no event is told twice', async () => {
  await fc.assert(
    fc.asyncProperty(rules, fc.array(step, { minLength: 5, maxLength: 40 }), async (list, steps) => {
      using store = testStore();
      store.writer.addSubscription(subscription.target, { from: 'now' }, 0);
      const clock = fakeClock(START);
      const { play, shown } = createApp(store, clock, list);
      for (const one of steps) await play(one);
      await play({ do: 'break', isBroken: false });
      await clock.advance(120_000);
      // What still waits for an answer of the system is settled by the next start.
      await play({ do: 'restart' });
      audit(store, shown);
    }),
    { numRuns: 25 },
  );
}, 60_000);
