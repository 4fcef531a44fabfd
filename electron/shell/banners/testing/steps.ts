import fc from 'fast-check';
import type { PauseChoice } from '../../../core/model/pause-choices.ts';
import type { QuietHours } from '../../../core/model/quiet-hours.ts';
import type { Rule } from '../../../core/model/rule.ts';
import { type Mood, moods } from './faulty-service.ts';

/** What happens, one after the other. */
export type Step =
  /** So many events come in, with others waiting behind them. */
  | {
      do: 'events';
      count: number;
      action: number;
      agoMs: number;
      pending: number;
      isNamed: boolean;
      word: number;
    }
  | { do: 'redeliver' }
  | { do: 'notifications'; count: number }
  /** The name of the last event's resource becomes known. */
  | { do: 'name' }
  | { do: 'snooze'; event: number; ms: number }
  | { do: 'pass'; ms: number }
  | { do: 'mood'; mood: Mood }
  | { do: 'service'; does: 'leave' | 'restart' }
  | { do: 'disturb'; isPaused: boolean }
  | { do: 'pause'; choice: PauseChoice | null }
  | { do: 'quiet'; hours: QuietHours }
  | { do: 'person'; does: 'click' | 'button' | 'close'; banner: number }
  | { do: 'disk'; isFull: boolean }
  /** The app crashes at a piece of work, given by how many come before it; it is still done or is not. */
  | { do: 'crash'; after: number; isDone: boolean }
  | { do: 'quit' };

const queries = [
  '',
  'action:deleted',
  'soil',
  '-draft',
  'kind:object action:created',
  'wheat action:updated',
];

const always = fc.constant;
const quietHours: fc.Arbitrary<QuietHours> = fc.record({
  isOn: fc.boolean(),
  ranges: fc.array(
    fc.record({
      days: always([0, 1, 2, 3, 4, 5, 6]),
      from: fc.constantFrom('11:59', '12:00', '12:01', '12:02', '23:00'),
      to: fc.constantFrom('12:01', '12:02', '12:03', '12:10', '07:00'),
    }),
    { minLength: 1, maxLength: 2 },
  ),
});

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: always('events' as const),
      count: fc.constantFrom(1, 1, 1, 2, 5),
      action: fc.integer({ min: 1, max: 4 }),
      agoMs: fc.constantFrom(0, 0, 1_000, 500_000),
      pending: fc.constantFrom(0, 0, 50),
      isNamed: fc.boolean(),
      word: fc.nat(2),
    }),
  },
  { weight: 1, arbitrary: always<Step>({ do: 'redeliver' }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: always('notifications' as const), count: fc.constantFrom(1, 2, 5) }),
  },
  { weight: 2, arbitrary: always<Step>({ do: 'name' }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: always('snooze' as const),
      event: fc.nat(5),
      ms: fc.constantFrom(1_000, 30_000, 100_000),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: always('pass' as const),
      ms: fc.constantFrom(10, 100, 800, 3_000, 6_000, 40_000, 100_000),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: always('mood' as const), mood: fc.constantFrom('works' as const, ...moods) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: always('service' as const), does: fc.constantFrom('leave', 'restart') }),
  },
  { weight: 2, arbitrary: fc.record({ do: always('disturb' as const), isPaused: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: always('pause' as const),
      choice: fc.constantFrom('half-hour', 'until-resumed', null, null),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: always('quiet' as const), hours: quietHours }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: always('person' as const),
      does: fc.constantFrom('click', 'button', 'close'),
      banner: fc.nat(5),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: always('disk' as const), isFull: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: always('crash' as const), after: fc.nat(12), isDone: fc.boolean() }),
  },
  { weight: 1, arbitrary: always<Step>({ do: 'quit' }) },
);

export const someSteps = fc.array(step, { minLength: 5, maxLength: 40 });

export const someRules: fc.Arbitrary<Rule[]> = fc.array(
  fc.record({
    id: fc.uuid(),
    name: always(''),
    query: fc.constantFrom(...queries),
    outcome: fc.constantFrom('urgent' as const, 'banner' as const, 'quiet' as const, 'nothing' as const),
    accounts: always(null),
    isOn: fc.boolean(),
  }),
  { maxLength: 5 },
);
