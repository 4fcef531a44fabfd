/** What a banner has beside its words, by what it is about: an icon and buttons. */
import type { AlertSubject } from './alert.ts';
import type { Subject } from './event.ts';

/** Pictures of banners, by name (`build/banner/`). */
export type BannerIcon = Exclude<Subject, 'unknown'> | 'request' | 'problem';

/** What a button of a banner does. `open` is also what a click on the banner itself does. */
export type BannerAction =
  | 'open'
  | 'mark-read'
  | 'mark-all-read'
  | 'acknowledge'
  | 'dismiss'
  | 'snooze'
  | 'grant';

/** A request is a notification with buttons of its own. */
type Kind = AlertSubject['is'] | 'request' | 'hidden';

/**
 * The buttons in their order. Desktops that have room for only three (GNOME) leave out the last ones. Nothing is granted
 * from a banner: `grant` opens the form. A button has room for one time: `snooze` is for an hour. One click on a banner never acknowledges many notifications.
 */
const buttons: Readonly<Record<Kind, readonly BannerAction[]>> = {
  event: ['open', 'mark-read', 'snooze'],
  events: ['open', 'mark-all-read', 'snooze'],
  backlog: ['open', 'mark-all-read'],
  notification: ['open', 'acknowledge', 'snooze'],
  request: ['grant', 'dismiss', 'snooze', 'open'],
  /** A notification that may be a request, without saying so: nothing is decided about it unseen. */
  hidden: ['open', 'snooze'],
  notifications: ['open'],
  held: ['open'],
  back: ['open'],
  damaged: ['open'],
  'accounts-damaged': ['open'],
  'token-restored': ['open'],
  'rules-damaged': ['open'],
  'sign-in': ['open'],
  unreachable: ['open'],
  'not-storing': ['open'],
};

/** @param isHidden the banner does not show its contents: no button tells what it is about. */
export function buttonsOf(about: AlertSubject, isHidden: boolean): readonly BannerAction[] {
  if (about.is !== 'notification') return buttons[about.is];
  if (isHidden) return buttons.hidden;
  return about.notice.is === 'access-requested' ? buttons.request : buttons.notification;
}

/** The picture of what a banner is about; null: only that of the app. */
export function iconOf(about: AlertSubject): BannerIcon | null {
  switch (about.is) {
    case 'event':
      return about.event.subject === 'unknown' ? null : about.event.subject;
    case 'events': {
      const [kind, ...others] = about.summary.same?.kinds ?? [];
      return kind !== undefined && others.length === 0 ? kind : null;
    }
    case 'notification':
      if (about.notice.is === 'access-requested') return 'request';
      return about.notice.is === 'text' ? null : 'user';
    case 'damaged':
    case 'accounts-damaged':
    case 'token-restored':
    case 'rules-damaged':
    case 'sign-in':
    case 'unreachable':
    case 'not-storing':
      return 'problem';
    default:
      return null;
  }
}
