import type { SharedCommandId } from '../core/model/shared-commands.ts';
import type { Words } from './languages.ts';

/** What each shared command is called in menus; the palette and the tray use the same words. */
export const commandNames: Readonly<Record<SharedCommandId, (words: Words) => string>> = {
  palette: ({ keys }) => keys.palette,
  feed: ({ nav }) => nav.allEvents,
  inbox: ({ nav }) => nav.inbox,
  announcements: ({ nav }) => nav.announcements,
  snoozed: ({ snooze }) => snooze.title,
  starred: ({ star }) => star.title,
  alerts: ({ alerts }) => alerts.title,
  statistics: ({ statistics }) => statistics.title,
  subscriptions: ({ nav }) => nav.subscriptions,
  accounts: ({ nav }) => nav.accounts,
  settings: ({ nav }) => nav.settings,
  help: ({ help }) => help.title,
  date: ({ jump }) => jump.title,
  'add-subscription': ({ nav }) => nav.watch,
  'add-account': ({ nav }) => nav.addAccount,
  'mark-all-read': ({ commands }) => commands.markAllRead,
  'acknowledge-all': ({ commands }) => commands.acknowledgeAll,
  'zoom-in': ({ menu }) => menu.zoomIn,
  'zoom-out': ({ menu }) => menu.zoomOut,
  'zoom-reset': ({ menu }) => menu.actualSize,
  about: ({ about }) => about.title,
  shortcuts: ({ keys }) => keys.title,
};
