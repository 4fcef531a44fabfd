import type { Guide, Stop } from './tour.ts';

async function goRules(guide: Guide): Promise<void> {
  await guide.go('g b');
  await guide.window.getByRole('tab', { name: guide.t.alerts.tabs.rules }).click();
}

/** Opens something from an account's actions. */
const ofAccount = (name: (guide: Guide) => string) => async (guide: Guide) => {
  await guide.go('g a');
  await guide.button(name(guide));
  await guide.dialog();
};

/** Opens something from the actions of the first subscription. */
const ofSubscription = (name: (guide: Guide) => string) => async (guide: Guide) => {
  await openSubscription(guide);
  await guide.window
    .locator('aside.detail')
    .getByRole('button', { name: name(guide) })
    .click();
  await guide.dialog();
};

async function openSubscription(guide: Guide): Promise<void> {
  await guide.go('g s');
  await guide.window.locator('.watch-list [role="option"]').first().click();
  await guide.window.locator('aside.detail h2').waitFor();
}

async function typeInPalette(guide: Guide, text: string): Promise<void> {
  await guide.go('g f');
  await guide.keys('Control+k');
  await guide.dialog();
  if (text !== '') await guide.window.keyboard.insertText(text);
}

/** Alerts, stars, statistics, subscriptions, accounts, settings, help, and the dialogs of the whole window. */
export const otherStops: readonly Stop[] = [
  {
    name: 'alerts',
    open: async (guide) => {
      await guide.go('g b');
      await guide.window.getByRole('tab', { name: guide.t.alerts.tabs.banners }).click();
    },
  },
  { name: 'starred', open: (guide) => guide.go('g t') },
  { name: 'statistics', open: (guide) => guide.go('g c') },
  { name: 'rules', open: goRules },
  {
    name: 'rule-dialog',
    open: async (guide) => {
      await goRules(guide);
      await guide.button(guide.t.alerts.rules.add);
      await guide.dialog();
    },
  },
  { name: 'subscriptions', open: (guide) => guide.go('g s') },
  { name: 'subscription', open: openSubscription },
  { name: 'subscription-edit', open: ofSubscription(({ t }) => t.subscriptions.edit) },
  { name: 'subscription-remove', open: ofSubscription(({ t }) => t.subscriptions.remove) },
  {
    name: 'watch',
    open: async (guide) => {
      await guide.go('g s');
      await guide.button(guide.t.subscriptions.watch);
      await guide.dialog();
      await guide.window.locator('details.add-advanced summary').click();
    },
  },
  { name: 'accounts', open: (guide) => guide.go('g a') },
  { name: 'account-edit', open: ofAccount(({ t }) => t.accounts.edit) },
  { name: 'account-renew', open: ofAccount(({ t }) => t.accounts.renew) },
  { name: 'account-remove', open: ofAccount(({ t }) => t.accounts.remove) },
  { name: 'account-add', open: ofAccount(({ t }) => t.accounts.add) },
  { name: 'setup-import', open: ofAccount(({ t }) => t.setup.import) },
  {
    name: 'account-switch',
    needsSidebar: true,
    open: async (guide) => {
      await guide.go('g f');
      await guide.window.locator('.account-switch').click();
      await guide.window.getByRole('menu').waitFor();
    },
  },
  { name: 'settings', open: (guide) => guide.go('g ,') },
  { name: 'help', open: (guide) => guide.go('g h') },
  {
    name: 'hints',
    open: async (guide) => {
      await guide.go('g h');
      await guide.button(guide.t.basics.showTour);
      await guide.window.locator('.tour-hint button.primary:focus').waitFor();
    },
  },
  {
    name: 'report',
    open: async (guide) => {
      await guide.go('g h');
      await guide.button(guide.t.help.showReport);
      await guide.dialog();
    },
  },
  {
    name: 'about',
    open: async (guide) => {
      await guide.go('g h');
      await guide.button(guide.t.about.title);
      await guide.dialog();
    },
  },
  {
    name: 'licences',
    open: async (guide) => {
      await guide.go('g h');
      await guide.button(guide.t.about.title);
      await guide.button(guide.t.about.licences);
      await guide.window.getByText('zod').first().waitFor();
    },
  },
  { name: 'palette', open: (guide) => typeInPalette(guide, '') },
  { name: 'palette-search', open: (guide) => typeInPalette(guide, 'soil') },
  {
    name: 'shortcuts',
    open: async (guide) => {
      await guide.go('g f');
      await guide.keys('?');
      await guide.dialog();
    },
  },
];
