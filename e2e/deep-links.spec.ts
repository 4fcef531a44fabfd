import { linkTo } from '../electron/core/model/app-link.ts';
import { asked } from '../electron/core/testing/queries.ts';
import { askApp } from './fixtures/ask-app.ts';
import { expect, test } from './fixtures/index.ts';
import { atRest, live, provisioned, subscriptionTo, upload } from './fixtures/signed-in.ts';
import { startAgain } from './fixtures/windows.ts';

test.use({ aosOptions: { notifications: 3 } });

test('a link shows an event, a subscription or the inbox, also in a hidden window, and changes nothing', async ({
  start,
  aos,
  desktop,
}) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  const { window } = app;
  await live(app, aos);
  await upload(aos, ['core_1.tiff']);
  await atRest(app);
  const [row] = await askApp(window, 'feed.page', {
    query: asked('core_1'),
    offset: 0,
    limit: 1,
  });
  const account = row?.account ?? '';
  const before = (await askApp(window, 'app.state')).accounts[0];

  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  await startAgain(desktop, linkTo({ at: 'event', account, event: row?.id ?? 0 }));
  await expect(
    window.getByRole('complementary', { name: 'Details' }).getByRole('heading', { name: 'core_1.tiff' }),
  ).toBeVisible();

  const subscription = await subscriptionTo(app, aos);
  await startAgain(desktop, linkTo({ at: 'subscription', account, subscription: subscription?.id ?? '' }));
  await expect(window.getByRole('main', { name: 'Subscriptions' })).toBeVisible();
  await expect(window.getByRole('complementary')).toBeVisible();

  const [notification] = await askApp(window, 'inbox.page', {
    query: { account: null, view: 'open', kinds: [], text: '' },
    offset: 0,
    limit: 1,
  });
  await startAgain(desktop, linkTo({ at: 'inbox', account, notification: notification?.id ?? '' }));
  await expect(window.getByRole('main', { name: 'Inbox' })).toBeVisible();
  await expect(window.getByRole('complementary', { name: 'Details' })).toContainText(notification?.id ?? '');

  const after = (await askApp(window, 'app.state')).accounts[0];
  expect([after?.unread, after?.inbox]).toEqual([before?.unread, before?.inbox]);
});

test('a link to what is not here says so in a sentence', async ({ start, aos, desktop }) => {
  const app = await start({ args: await provisioned(aos, desktop) });
  await live(app, aos);
  const account = (await askApp(app.window, 'app.state')).accounts[0]?.id ?? '';
  for (const [link, said] of [
    [linkTo({ at: 'event', account: 'unknown', event: 1 }), 'an account that is not signed in here'],
    [linkTo({ at: 'event', account, event: 999_999 }), /event/i],
    [linkTo({ at: 'inbox', account, notification: 'gone' }), 'no longer in the inbox'],
    ['aruna-notify://inbox?acknowledge=all', 'does not lead to anything'],
  ] as const) {
    await startAgain(desktop, link);
    await expect(app.window.getByText(said).last()).toBeVisible();
  }
});

test('a link that starts the app is followed once the accounts are known', async ({
  start,
  aos,
  desktop,
}) => {
  const first = await start({ args: await provisioned(aos, desktop) });
  await live(first, aos);
  const account = (await askApp(first.window, 'app.state')).accounts[0]?.id ?? '';
  const subscription = (await subscriptionTo(first, aos))?.id ?? '';
  await first.quit();
  const { window } = await start({ args: [linkTo({ at: 'subscription', account, subscription })] });
  await expect(window.getByRole('main', { name: 'Subscriptions' })).toBeVisible();
  await expect(window.getByRole('complementary')).toBeVisible();
});
