import type { Guide, Stop } from './tour.ts';

const request = ({ window }: Guide) =>
  window.locator('main [role="option"]').filter({ has: window.locator('svg[class*="shield"]') });

async function goInbox(guide: Guide): Promise<void> {
  await guide.go('g i');
  await guide.window.getByRole('tab', { name: guide.t.inbox.open }).click();
  // Groups stay collapsed until the app ends.
  await guide.window.locator('main [role="listbox"]').focus();
  await guide.keys('Home', 'ArrowRight');
}

/** The inbox, what is decided there, and what is snoozed. It has an access request. */
export const inboxStops: readonly Stop[] = [
  { name: 'inbox', open: goInbox },
  {
    name: 'inbox-collapsed',
    open: async (guide) => {
      await goInbox(guide);
      await guide.keys('ArrowLeft');
      await guide.window.locator('main .list-header[aria-selected]').first().waitFor();
    },
  },
  {
    name: 'inbox-selected',
    open: async (guide) => {
      await goInbox(guide);
      await guide.keys('Home', 'Control+a');
      await guide.window.locator('[aria-selected="true"]').nth(1).waitFor();
    },
  },
  {
    name: 'inbox-grant',
    open: async (guide) => {
      await goInbox(guide);
      await request(guide).first().click();
      await guide.window.getByRole('radio', { name: guide.t.permissions.append }).click();
    },
  },
  {
    name: 'inbox-grant-many',
    open: async (guide) => {
      await goInbox(guide);
      await guide.keys('Home', 'Control+a');
      await guide.window.locator('[aria-selected="true"]').nth(1).waitFor();
      await guide.window.locator('.screen-actions .lucide-shield-check').click();
      await guide.dialog();
    },
  },
  {
    name: 'inbox-acknowledge-all',
    open: async (guide) => {
      await goInbox(guide);
      await guide.keys('Control+k');
      await guide.window.keyboard.insertText(guide.t.commands.acknowledgeAll);
      await guide.keys('Enter');
      await guide.window.locator('[role="alertdialog"], .dialog:not(:has(.palette))').waitFor();
    },
  },
  {
    name: 'inbox-no-match',
    open: async (guide) => {
      await goInbox(guide);
      await guide.keys('/');
      await guide.window.keyboard.insertText('nobody is called this');
      await guide.window.getByText(guide.t.inbox.noMatch).waitFor();
    },
  },
  {
    name: 'inbox-history',
    open: async (guide) => {
      await guide.go('g i');
      await guide.window.getByRole('tab', { name: guide.t.inbox.history }).click();
    },
  },
  {
    name: 'inbox-snoozed',
    open: async (guide) => {
      await guide.go('g i');
      await guide.window.getByRole('tab', { name: guide.t.snooze.title }).click();
    },
  },
  { name: 'snoozed', open: (guide) => guide.go('g z') },
];
