import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actionByCode } from '../../model/actions.ts';
import { AnnouncementKind, searchedText } from '../../model/announcement.ts';
import type { FeedQuery } from '../../model/event.ts';
import { subjectByCode } from '../../model/subjects.ts';
import { compileQuery, type SeenEvent } from '../../query/matcher.ts';
import { incoming } from '../../testing/messages.ts';
import { asked } from '../../testing/queries.ts';
import { ACCOUNT, testStore } from '../../testing/store.ts';
import type { Writer } from '../write/writer.ts';

const START = 1_780_000_000_000;
const RESOURCES = 8;
const idOf = (n: number) => `01JABCDEFGHJKMNPQRSTVWXY${String(n).padStart(2, '0')}`;

const texts = ['reads_01.gz', 'Bodenprobe ÄÖ 5%', 'soil "raw"', 'draft', 'é', ''];
const about = fc.record({
  name: fc.constantFrom(...texts).map((name) => name || 'x'),
  title: fc.constantFrom(...texts),
  path: fc.array(fc.constantFrom('soil-2026', 'raw', 'Übersicht'), { maxLength: 2 }),
});
const seen = fc.record({
  action: fc.integer({ min: 0, max: 6 }),
  subject: fc.integer({ min: 0, max: 6 }),
  resource: fc.option(fc.nat(RESOURCES - 1)),
  subscription: fc.constantFrom(1, 2, 3),
  /** Seconds after the event before it. */
  after: fc.integer({ min: 2, max: 400 }),
  read: fc.boolean(),
  /** Where it is an announcement. */
  says: fc.record({
    kind: fc.constantFrom(...AnnouncementKind.options),
    title: fc.constantFrom(...texts),
    teaser: fc.constantFrom(...texts),
    content: fc.constantFrom(...texts, 'soil\nraw'),
  }),
});
const ANNOUNCEMENT = 6;
type Said = typeof seen extends fc.Arbitrary<infer T extends { says: unknown }> ? T['says'] : never;
const announced = ({ title, ...says }: Said) => ({
  text: title,
  announcement: { ...says, id: '', author: '', modifiedAt: null },
});
const world = fc.record({
  /** What the resources are called; those that are null have no name yet. */
  resources: fc.array(fc.option(about, { freq: 4 }), { minLength: RESOURCES, maxLength: RESOURCES }),
  here: fc.array(seen, { minLength: 1, maxLength: 25 }),
  there: fc.array(seen, { minLength: 1, maxLength: 10 }),
});
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

/** Stores events, and returns what a matcher gets to see of them, by their ids. */
function store(writer: Writer, account: string, events: World['here'], { resources }: World) {
  for (const userId of ['a', 'b', 'c']) writer.addSubscription({ kind: 'user', userId }, { from: 'now' }, 0);
  let time = BigInt(START) * 1_000_000n + 999_999n;
  const group = events.map(({ action, subject, resource, subscription, after, says }, n) => {
    time += BigInt(after) * 1_000_000_000n;
    const resourceId = resource === null ? null : idOf(resource);
    return incoming({
      seq: BigInt(n + 1),
      time,
      action,
      subject,
      resourceId,
      subscription,
      checksum: `${n}`,
      ...(subject === ANNOUNCEMENT && announced(says)),
    });
  });
  const ids = writer.commit(group).added.map(({ id }) => id);
  const isRead = (n: number): boolean => events[n]?.read === true;
  writer.markRead(
    ids.filter((_, n) => isRead(n)),
    true,
  );
  const all = new Map(
    group.map((one, n): [number, SeenEvent] => [
      ids[n] ?? 0,
      {
        account,
        time: Number(one.time / 1_000_000n),
        action: actionByCode(one.action),
        subject: subjectByCode(one.subject),
        resourceId: one.resourceId,
        about: resources[events[n]?.resource ?? -1] ?? null,
        ...(one.announcement && {
          announcement: {
            kind: one.announcement.kind,
            searched: searchedText(one.text, one.announcement),
          },
        }),
        subscriptions: [one.subscription],
        read: isRead(n),
      },
    ]),
  );
  const rest = { kind: 4, description: '', parent: null, size: null, permission: null, status: '' };
  writer.putResources(
    resources.flatMap((one, n) =>
      one ? [{ ...rest, ...one, id: idOf(n), createdAt: null, deleted: false }] : [],
    ),
    0,
  );
  return all;
}

const part = fc
  .tuple(
    fc.boolean(),
    fc.constantFrom(
      ...[
        'action:created',
        'action:deleted,updated',
        'kind:object,user',
        'kind:announcement',
        'announcement:maintenance,blog',
        'announcement:other',
        'is:unread',
        'is:read',
      ],
      ...['in:1', 'in:2,3', 'in:far', 'in:nowhere', 'account:here', 'account:there,nobody', 'is:read,unread'],
      ...[
        'reads',
        '01',
        'soil',
        'RAW',
        'é',
        'É',
        'ö',
        'äö',
        '"soil-2026 / raw"',
        '"probe Ä"',
        'draft',
        '%',
        '5%',
      ],
      ...[idOf(3), idOf(4).toLowerCase(), '"\\"raw"', '_', 'üb'],
    ),
  )
  .map(([not, one]) => (not ? `-${one}` : one));
const query = fc
  .record({
    line: fc.array(part, { maxLength: 4 }).map((parts) => parts.join(' ')),
    from: fc.option(fc.integer({ min: -100, max: 3_000 }), { freq: 1 }),
    to: fc.option(fc.integer({ min: 0, max: 6_000 }), { freq: 1 }),
    fold: fc.boolean(),
  })
  .map(({ line, from, to, fold }) => ({
    line,
    query: asked(line, {
      from: from === null ? null : START + from * 1_000,
      to: to === null ? null : START + to * 1_000,
      fold,
    }),
  }));

test('SQL and matcher agree on any events and filters, and so do rows, counts, marks and export', () => {
  fc.assert(
    fc.property(world, fc.array(query, { minLength: 12, maxLength: 12 }), (made, queries) => {
      using one = testStore();
      using two = testStore();
      const accounts = [
        { account: ACCOUNT, events: store(one.writer, ACCOUNT, made.here, made) },
        { account: 'elsewhere', events: store(two.writer, 'elsewhere', made.there, made) },
      ];
      one.reader.attach('elsewhere', two.path);
      for (const { line, query: asking } of queries) {
        const flat: FeedQuery = { ...asking, fold: false };
        const rows = one.reader.feedPage(flat, 0, 500);
        const found = new Set(rows.map(({ account, id }) => `${account}/${id}`));
        const matches = compileQuery(asking);
        for (const { account, events } of accounts)
          for (const [id, event] of events) {
            const verdict = matches(event);
            if (verdict !== 'unknown')
              expect([line, id, verdict]).toEqual([line, id, found.has(`${account}/${id}`)]);
          }
        expect(one.reader.feedCount(asking).total).toBe(found.size);
        expect(one.reader.feedAfter(asking, null, 500).rows).toHaveLength(found.size);
        const unread = rows.filter((row) => row.account === ACCOUNT && !row.read).length;
        expect(one.reader.feedUnlike(asking, ACCOUNT, true)).toHaveLength(unread);
        const { buckets, earlier } = one.reader.feedActivity(asking);
        const charted = buckets.flatMap(({ counts }) => Object.values(counts));
        expect(charted.reduce((sum, n) => sum + n, earlier)).toBe(found.size);
      }
    }),
    { numRuns: 12, endOnFailure: true },
  );
}, 60_000);
