import { type BusCall, Variant } from '../bus/bus.ts';
import { desktopEntry } from '../lifecycle/desktop-entry.ts';
import type { BannerContent } from './banner-service.ts';
import { notifications } from './notification-service.ts';

/** How long the service may take until its answer is no longer waited for, ms. The banner may still be clicked then. */
const lateMs = 60_000;
/** Urgencies of the specification. Services keep a critical banner until it is closed. */
const normal = 1;
const critical = 2;
/** The service decides for how long a banner stays. */
const servicesOwnTimeout = -1;

export interface NotifyWords {
  app: string;
  /** The label of the action that opens what the banner is about. */
  open: string;
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
): BusCall {
  const hints = {
    'desktop-entry': new Variant('s', desktopEntry),
    urgency: new Variant('y', content.isUrgent ? critical : normal),
    category: new Variant('s', 'x-aruna-notify.event'),
    ...(content.silent && { 'suppress-sound': new Variant('b', true) }),
  };
  const actions = capabilities?.has('actions') === false ? [] : ['default', words.open];
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
      actions,
      hints,
      servicesOwnTimeout,
    ],
    deadlineMs: lateMs,
  };
}

/** Bodies are markup for a service that says so, and for one that does not say they may be. Summaries never are. */
function bodyFor(body: string, capabilities: ReadonlySet<string> | null): string {
  if (capabilities?.has('body-markup') === false) return body;
  return body.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
