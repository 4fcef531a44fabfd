import { expect, onTestFinished, test } from 'vitest';
import { type AosOptions, type LocalAos, startAos } from '../../../devserver/server.ts';
import type { Alert } from '../model/alert.ts';
import type { EventRow } from '../model/event.ts';
import { eventually, type Harness, signIn, startHarness } from '../testing/harness.ts';
import { asked } from '../testing/queries.ts';

const DAY = 86_400_000;

async function setUp(options: AosOptions = {}): Promise<{ aos: LocalAos; app: Harness }> {
  const aos = await startAos({ seed: 1, ...options });
  onTestFinished(() => aos.stop());
  const app = await startHarness({ timing: { announcementPoll: 100 } });
  onTestFinished(() => app[Symbol.asyncDispose]());
  return { aos, app };
}

async function restart(app: Harness): Promise<Harness> {
  const next = await app.restart();
  onTestFinished(() => next.stop(0));
  return next;
}

/** The announcements, the newest first. */
const announcements = (app: Harness, line = ''): Promise<EventRow[]> =>
  app.engine.feedPage(asked(`kind:announcement ${line}`), 0, 500);
const row = (app: Harness, title: string, account?: string) =>
  eventually(title, async () =>
    (await announcements(app)).find(
      (one) => one.text === title && (account === undefined || one.account === account),
    ),
  );
const alerts = (app: Harness): Alert[] => app.changes.flatMap((change) => change.alerts);
const decisionOf = async (app: Harness, { account, id }: EventRow) =>
  (await app.engine.feedDetail({ account, id })).why.decision;
/** Two polls have passed. */
const quiet = () => new Promise((resolve) => setTimeout(resolve, 1_200));

test('text and kind of an announcement are there; what is edited has no second banner, what came in a week off has one each', async () => {
  const { aos, app } = await setUp();
  await signIn(app.engine, aos.address, aos.token);
  const id = await aos.control.announce({
    title: 'Maintenance on Friday',
    teaser: 'From six to nine.',
    content: 'All proxies.\nSee https://aruna.example/status.',
    kind: 'maintenance',
    at: Date.now() - 5 * DAY,
  });
  const found = await row(app, 'Maintenance on Friday');
  expect(found.announcement).toEqual({ kind: 'maintenance', teaser: 'From six to nine.' });
  await eventually('its banner', () => alerts(app).length === 1);
  expect(alerts(app)[0]).toMatchObject({ urgent: true, rule: 'default-maintenance' });

  aos.control.editAnnouncement({ id, title: 'Maintenance on Saturday', content: 'Moved.', kind: 'update' });
  const edited = await row(app, 'Maintenance on Saturday');
  expect(edited).toMatchObject({ id: found.id, announcement: { kind: 'update' } });
  const { account } = found;
  const detail = await app.engine.feedDetail({ account, id: found.id });
  expect(detail.announcement).toMatchObject({ content: 'Moved.', modifiedAt: expect.any(Number) });

  // The app is off for a week.
  await app.stop();
  expect(alerts(app)).toHaveLength(1);
  const now = Date.now();
  aos.control.editAnnouncement({ id, content: 'Moved again.' });
  await aos.control.announce({ title: 'Days ago', at: now - 4 * DAY, kind: 'blog' });
  await aos.control.announce({ title: 'Outage', at: now, kind: 'maintenance' });
  const again = await restart(app);
  await eventually('their banners', () => alerts(again).length > 0);
  await quiet();
  expect(alerts(again)).toMatchObject([
    { urgent: false, about: { event: { text: 'Days ago' } } },
    { urgent: true, about: { event: { text: 'Outage' } } },
  ]);
  const next = await again.engine.feedDetail({ account, id: found.id });
  expect(next.announcement?.content).toBe('Moved again.');
});

test('at the first sign-in what was published long ago has no banner, and many of the last days have one', async () => {
  const { aos, app } = await setUp();
  const now = Date.now();
  for (let n = 0; n < 120; n++)
    await aos.control.announce({ title: `Old ${n}`, at: now - 400 * DAY + n * DAY });
  for (let n = 0; n < 5; n++) await aos.control.announce({ title: `New ${n}`, at: now - (6 - n) * DAY });
  await signIn(app.engine, aos.address, aos.token);
  await row(app, 'New 4');
  await eventually('the banner', () => alerts(app).length === 1);
  await quiet();
  expect(alerts(app)).toMatchObject([{ about: { is: 'events', summary: { count: 5 } } }]);
  expect(await decisionOf(app, await row(app, 'Old 119'))).toBe('before-watching');
  // None of them is lost: they are unread.
  expect(await announcements(app, 'is:unread')).toHaveLength(127);
});

test('two accounts on one server: one banner', async () => {
  const { aos, app } = await setUp();
  const tokens = aos.users.map(({ token }) => token);
  const one = await signIn(app.engine, aos.address, tokens[0] ?? '');
  const two = await signIn(app.engine, aos.address, tokens[1] ?? '');
  await eventually('the first ones', async () => (await announcements(app)).length === 4);
  await aos.control.announce({ title: 'New proxy' });
  const rows = [await row(app, 'New proxy', one), await row(app, 'New proxy', two)];
  await eventually('a banner', () => alerts(app).length === 1);
  await quiet();
  expect(alerts(app)).toHaveLength(1);
  const decided = await Promise.all(rows.map((each) => decisionOf(app, each)));
  expect(decided.sort()).toEqual(['banner', 'told']);
});
