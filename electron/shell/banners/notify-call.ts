import { Variant } from '@jellybrick/dbus-next';
import type { BannerAction } from '../../core/model/banner-look.ts';
import type { BusCall } from '../bus/bus.ts';
import { desktopEntry } from '../lifecycle/desktop-entry.ts';
import type { BannerContent } from './banner-service.ts';
import { notifications } from './notification-service.ts';

/** How long the service may take until its answer is no longer waited for, ms. The banner may still be clicked then. */
const lateMs = 60_000;
/** Urgencies of the specification. Services keep a critical banner until it is closed. */
const normal = 1;
const critical = 2;
/** The key of the action of a click on the banner itself. */
export const clickKey = 'default';
/** The service decides for how long a banner stays. */
const servicesOwnTimeout = -1;

/** What is the same for every banner. */
export interface NotifyWords {
  app: string;
  /** The labels of buttons. */
  actions: Readonly<Record<BannerAction, string>>;
  /** The path of the app's own sound. */
  soundFile: string;
}

/** A picture of `width` × `height` px; each pixel is four bytes: red, green, blue, alpha. */
export interface Pixels {
  width: number;
  height: number;
  data: Buffer;
}

/**
 * The call that shows a banner. @param replaces the id of the banner whose place it takes, 0 for none.
 * @param capabilities null if the service did not say what it can.
 */
export function notifyCall(
  content: BannerContent,
  replaces: number,
  capabilities: ReadonlySet<string> | null,
  words: NotifyWords,
  picture: Pixels | null = null,
): BusCall {
  const hints = {
    'desktop-entry': new Variant('s', desktopEntry),
    urgency: new Variant('y', content.isUrgent ? critical : normal),
    category: new Variant('s', 'x-aruna-notify.event'),
    ...(picture !== null && canShow(capabilities) && { 'image-data': imageData(picture) }),
    ...soundHints(content, words.soundFile),
  };
  return {
    ...notifications,
    member: 'Notify',
    signature: 'susssasa{sv}i',
    body: [
      words.app,
      replaces,
      desktopEntry,
      content.title,
      bodyFor(content.body, capabilities),
      actionsFor(content, capabilities, words),
      hints,
      servicesOwnTimeout,
    ],
    deadlineMs: lateMs,
  };
}

/** Pairs of a key and a label: what a click on the banner itself does, and its buttons. */
function actionsFor(
  { buttons }: BannerContent,
  capabilities: ReadonlySet<string> | null,
  { actions }: NotifyWords,
): string[] {
  if (capabilities?.has('actions') === false || buttons.length === 0) return [];
  return [clickKey, actions.open, ...buttons.flatMap((action) => [action, actions[action]])];
}

/** Names of the sound naming specification (https://specifications.freedesktop.org/sound-naming-spec/latest/). */
const systemSound = (isUrgent: boolean) => (isUrgent ? 'dialog-warning' : 'message-new-instant');

/** A service that plays no sounds ignores them. */
function soundHints({ sound, isUrgent }: BannerContent, soundFile: string): Record<string, Variant> {
  if (sound === 'none') return { 'suppress-sound': new Variant('b', true) };
  if (sound === 'own') return { 'sound-file': new Variant('s', soundFile) };
  return { 'sound-name': new Variant('s', systemSound(isUrgent)) };
}

const canShow = (capabilities: ReadonlySet<string> | null): boolean =>
  capabilities === null || capabilities.has('icon-static') || capabilities.has('icon-multi');

/** The picture in the message itself: a file in the app's archive, or in a package's sandbox, is not there for the service. */
const imageData = ({ width, height, data }: Pixels): Variant =>
  new Variant('(iiibiiay)', [width, height, width * 4, true, 8, 4, data]);

/** Bodies are markup for a service that says so, and for one that does not say they may be. Summaries never are. */
function bodyFor(body: string, capabilities: ReadonlySet<string> | null): string {
  if (capabilities?.has('body-markup') === false) return body;
  return body.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
