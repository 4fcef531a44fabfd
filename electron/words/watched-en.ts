/** English: the list of subscriptions, and their order in the sidebar. */
import type { SidebarOrder, SubscriptionOrder } from '../core/model/subscription-orders.ts';

const subscriptions = (n: number, shown: string) => (n === 1 ? '1 subscription' : `${shown} subscriptions`);

export const watchedEn = {
  search: 'Search subscriptions',
  noMatch: 'No subscription matches',
  noMatchText: 'Try another name, kind or account.',
  clearSearch: 'Clear search',
  /** Headings of columns. */
  covers: 'Covers',
  unread: 'Unread',
  lastEvent: 'Last event',
  /** In place of the time of the last event. */
  noEvents: 'none yet',
  sort: 'Sort',
  orders: {
    name: 'Name',
    'last-event': 'Last event',
    unread: 'Unread',
  } satisfies Record<SubscriptionOrder, string>,
  sortedBy: (order: string) => `Sort subscriptions by: ${order}`,
  /** The sidebar. */
  sidebarSort: 'Sort the sidebar',
  sidebarOrders: { name: 'By name', hand: 'In my order' } satisfies Record<SidebarOrder, string>,
  sidebarSortedBy: (order: string) => `Sidebar: ${order}`,
  moveUp: 'Move up',
  moveDown: 'Move down',
  moveNameUp: (name: string) => `Move ${name} up in the sidebar`,
  moveNameDown: (name: string) => `Move ${name} down in the sidebar`,
  /** Said to screen readers after a move. */
  movedTo: (name: string, place: string, of: string) => `${name}: ${place} of ${of}`,
  collapse: (account: string) => `Collapse ${account}`,
  expand: (account: string) => `Expand ${account}`,
  /** Of shortcuts: they do one or the other. */
  toggleMute: 'Mute or unmute',
  togglePause: 'Pause or resume',
  removeSelected: 'Remove subscriptions…',
  /** Buttons for what is selected. */
  mute: (n: string) => `Mute ${n}`,
  unmute: (n: string) => `Unmute ${n}`,
  pause: (n: string) => `Pause ${n}`,
  resume: (n: string) => `Resume ${n}`,
  remove: (n: string) => `Remove ${n}…`,
  done: {
    mute: (n: number, shown: string) => `${subscriptions(n, shown)} muted.`,
    unmute: (n: number, shown: string) => `${subscriptions(n, shown)} unmuted.`,
    pause: (n: number, shown: string) => `${subscriptions(n, shown)} paused.`,
    resume: (n: number, shown: string) => `${subscriptions(n, shown)} resumed.`,
    remove: (n: number, shown: string) => `${subscriptions(n, shown)} no longer watched.`,
  },
  /** Above the list of those that failed. */
  failed: {
    mute: (n: number, shown: string) => `${subscriptions(n, shown)} could not be muted`,
    unmute: (n: number, shown: string) => `${subscriptions(n, shown)} could not be unmuted`,
    pause: (n: number, shown: string) => `${subscriptions(n, shown)} could not be paused`,
    resume: (n: number, shown: string) => `${subscriptions(n, shown)} could not be resumed`,
    remove: (n: number, shown: string) => `${subscriptions(n, shown)} could not be removed`,
  },
  removeTitle: (n: string) => `Remove ${n} subscriptions?`,
  removeText: 'The server stops collecting events for them. Events already here stay.',
  removeTaken: (n: number, shown: string) =>
    n === 1
      ? 'One of them existed on the server before. Another app may be reading it, so it stays there.'
      : `${shown} of them existed on the server before. Another app may be reading them, so they stay there.`,
  removeKept: (account: string) =>
    `The token of ${account} cannot delete subscriptions on the server. They stay there.`,
  removing: 'Removing…',
};

/** The words about the list of subscriptions: one that is missing in a language does not compile. */
export type WatchedWords = typeof watchedEn;
