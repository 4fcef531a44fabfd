import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { channels } from './channels.ts';
import { requests } from './contract.ts';
import { serveIpc } from './server.ts';

/** What of zod's own description of a schema is looked at here. */
interface Def {
  type: string;
  checks?: { _zod: { def: { check: string } } }[];
  element?: z.core.$ZodType;
  shape?: Record<string, z.core.$ZodType>;
  options?: z.core.$ZodType[];
  innerType?: z.core.$ZodType;
  keyType?: z.core.$ZodType;
  valueType?: z.core.$ZodType;
}

/** Types that need no bound of their own: they have few values, or consist of others. */
const harmless = new Set([
  ...['literal', 'enum', 'boolean', 'null', 'undefined', 'void', 'nan'],
  ...['optional', 'nullable', 'readonly', 'default', 'union', 'object'],
]);
/** The bounds that the others need. */
const bounds: Record<string, string[]> = {
  string: ['max_length'],
  array: ['max_length'],
  number: ['greater_than', 'less_than'],
  record: ['custom'],
};

/** The places in a schema that take something without a bound. */
function unbounded(schema: z.core.$ZodType, path: string): string[] {
  const def = schema._zod.def as Def;
  const checks = new Set(def.checks?.map((check) => check._zod.def.check));
  const inner = [
    ...(def.element ? [[def.element, '[]'] as const] : []),
    ...Object.entries(def.shape ?? {}).map(([name, field]) => [field, `.${name}`] as const),
    ...(def.options ?? []).map((option, n) => [option, `|${n}`] as const),
    ...(def.innerType ? [[def.innerType, ''] as const] : []),
    ...(def.keyType && def.valueType
      ? [[def.keyType, '{key}'] as const, [def.valueType, '{value}'] as const]
      : []),
  ].flatMap(([one, step]) => unbounded(one, path + step));
  const isBounded = bounds[def.type]?.every((check) => checks.has(check)) ?? harmless.has(def.type);
  return isBounded ? inner : [`${path} (${def.type})`, ...inner];
}

test('every text, list and number that a channel takes has a bound', () => {
  expect(channels.flatMap((channel) => unbounded(requests[channel].input, channel))).toEqual([]);
});

test('what is absurd is refused', () => {
  const add = requests['watch.add'].input;
  const target = {
    kind: 'resource',
    resourceId: '01JABCDEFGHJKMNPQRSTVWXYZ0',
    resourceKind: 'project',
    subresources: true,
  };
  const good = { account: 'a', target, start: { from: 'now' } };
  expect(add.safeParse(good).success).toBe(true);
  expect(add.safeParse({ ...good, takeOver: 'x'.repeat(5_000_000) }).success).toBe(false);
  expect(add.safeParse({ ...good, account: 'x'.repeat(5_000_000) }).success).toBe(false);
  expect(add.safeParse({ ...good, target: { ...target, resourceId: '../x' } }).success).toBe(false);
  for (const date of [1e300, -1, Number.NaN, Number.POSITIVE_INFINITY, 8.64e15]) {
    expect(add.safeParse({ ...good, start: { from: 'date', date } }).success).toBe(false);
  }
  const count = requests['feed.count'].input;
  const query = (values: string[]) => ({
    account: null,
    from: null,
    to: null,
    where: [{ field: 'action', not: false, values }],
  });
  expect(count.safeParse(query(['created'])).success).toBe(true);
  const many = Array.from({ length: 40_000 }, () => 'created');
  expect(count.safeParse(query(many)).success).toBe(false);
});

/** Anything that can be sent from a page, the absurd included. */
const anything = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true }),
  fc.record({
    account: fc.oneof(fc.string(), fc.constant('x'.repeat(100_000)), fc.anything()),
    query: fc.anything(),
    which: fc.oneof(fc.array(fc.anything()), fc.anything()),
    text: fc.string(),
    target: fc.anything(),
    start: fc.record({ from: fc.constantFrom('date', 'sequence'), date: fc.double(), sequence: fc.string() }),
  }),
);

test('whatever a page sends on any channel, it gets a reply, and a handler sees only what the contract allows', async () => {
  const answers = new Map<string, (event: string, input?: unknown) => Promise<unknown>>();
  const seen: { channel: string; input: unknown }[] = [];
  const handlers = Object.fromEntries(
    channels.map((channel) => [channel, (input: unknown) => void seen.push({ channel, input })]),
  );
  const log: string[] = [];
  serveIpc<string>({
    ipcMain: {
      handle: (name, answer) => answers.set(name, answer),
      removeHandler: (name) => answers.delete(name),
    },
    handlers: handlers as never,
    trusted: () => true,
    heard: () => undefined,
    ready: Promise.resolve(),
    toProblem: () => ({ kind: 'server', code: 'internal', args: {} }),
    log: (line) => log.push(line),
  });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...channels), anything, async (channel, input) => {
      const reply = await answers.get(`aruna:request:${channel}`)?.('page', input);
      expect(reply).toHaveProperty('ok');
    }),
    { numRuns: 3_000 },
  );
  for (const { channel, input } of seen) {
    expect(requests[channel as keyof typeof requests].input.safeParse(input).success).toBe(true);
  }
  // A line in the log says what was wrong, and not the megabytes of it.
  for (const line of log) expect(line.length).toBeLessThan(5_000);
});
