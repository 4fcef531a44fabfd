import type { Guide, Stop } from './tour.ts';

const row = ({ window }: Guide, place: number) =>
  window.locator(`main [role="option"][aria-posinset="${place}"]`);

/** Shows the events of the newest burst. */
async function unfold(guide: Guide): Promise<void> {
  await guide.go('g f');
  await guide.keys('Home', 'ArrowRight');
  await guide.window.locator('main .list-row.member').nth(1).waitFor();
}

async function openFirst(guide: Guide): Promise<void> {
  await unfold(guide);
  await guide.keys('j', 'Enter');
  await guide.window.locator('aside.detail h2').waitFor();
}

async function filter(guide: Guide, line: string): Promise<void> {
  await guide.go('g f');
  await guide.keys('/');
  await guide.window.keyboard.insertText(line);
  await guide.keys('Enter');
}

/** The feed: full, opened, selected, filtered, and its menus and dialogs. The newest row is a burst. */
export const feedStops: readonly Stop[] = [
  {
    name: 'feed',
    open: async (guide) => {
      await guide.go('g f');
      await guide.keys('Home', 'ArrowLeft');
      await row(guide, 3).waitFor();
    },
  },
  {
    name: 'feed-unfolded',
    open: unfold,
  },
  { name: 'feed-detail', open: openFirst },
  {
    name: 'feed-support',
    open: async (guide) => {
      await openFirst(guide);
      await guide.window.locator('aside.detail summary').click();
    },
  },
  {
    name: 'feed-selected',
    open: async (guide) => {
      await guide.go('g f');
      await guide.keys('Home', 'x', 'Shift+j', 'Shift+j');
      await guide.window.locator('[aria-selected="true"]').nth(2).waitFor();
    },
  },
  {
    name: 'feed-row-menu',
    open: async (guide) => {
      await guide.go('g f');
      await guide.keys('Home', 'j');
      await row(guide, 2).click({ button: 'right' });
      await guide.window.getByRole('menu').waitFor();
    },
  },
  {
    name: 'feed-filtered',
    open: (guide) => filter(guide, 'kind:object action:created'),
  },
  {
    name: 'feed-query-problem',
    open: async (guide) => {
      await guide.go('g f');
      await guide.keys('/');
      await guide.window.keyboard.insertText('action:nothing');
    },
  },
  {
    name: 'feed-completion',
    open: async (guide) => {
      await guide.go('g f');
      await guide.keys('/');
      await guide.window.keyboard.type('acti');
      await guide.window.locator('[aria-haspopup][aria-expanded="true"]').waitFor();
    },
  },
  {
    name: 'feed-no-match',
    open: async (guide) => {
      await filter(guide, 'action:deleted nothing-is-called-this');
      await guide.window.getByText(guide.t.feed.noMatch).waitFor();
    },
  },
  {
    name: 'feed-export-menu',
    open: async (guide) => {
      await guide.go('g f');
      await guide.button(/^(Export|\d.*exportieren)/);
    },
  },
  {
    name: 'feed-marked',
    open: async (guide) => {
      await guide.go('g f');
      await guide.keys('Home', 'j', 'j', 'u', 'e');
      await guide.window.locator('.toast').first().waitFor();
    },
  },
  {
    name: 'snooze-dialog',
    open: async (guide) => {
      await guide.go('g f');
      await guide.keys('Home', 'j', 'h');
      await guide.window.getByRole('menuitem', { name: guide.t.snooze.own }).click();
      await guide.dialog();
    },
  },
  {
    name: 'feed-date',
    open: async (guide) => {
      await guide.go('g d');
      await guide.dialog();
    },
  },
  {
    name: 'saved-filters',
    open: async (guide) => {
      await filter(guide, 'is:unread');
      await guide.keys('g', 'v');
      await guide.dialog();
    },
  },
  {
    name: 'announcements',
    open: async (guide) => {
      await guide.go('g n');
      await row(guide, 1).waitFor();
      await guide.keys('Enter');
      await guide.window.locator('aside.detail h2').waitFor();
    },
  },
];
