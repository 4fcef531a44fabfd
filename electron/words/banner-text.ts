import type { Alert, EventSummary } from '../core/model/alert.ts';
import type { EventRow } from '../core/model/event.ts';
import { appBannerText, type BannerText } from './app-banner-text.ts';
import type { Language } from './language.ts';
import { standsFor } from './nameless.ts';
import { standInSentence } from './stand-in-sentence.ts';

export interface BannerTextOptions {
  /** Whether contents are hidden now. */
  hidesContents: () => boolean;
  /** What the person calls an account; null where there is no other. */
  nameOf: (account: string) => string | null;
  /** Which of several of one name an event came from; null where no other has it. */
  whichOf: (event: EventRow) => string | null;
}

/** Returns what says, in a language, what an alert is about. */
export function bannerTextIn(language: Language): (alert: Pick<Alert, 'about'>) => BannerText {
  const { banners, quiet, snooze } = language.words;
  const { number } = language.format;
  return ({ about }) => {
    switch (about.is) {
      case 'event':
        return { title: eventSentence(about.event, language), body: placeOf(about.event) };
      case 'events':
        return { title: summaryTitle(about.summary, language), body: latestNames(about.summary) };
      case 'backlog':
        return { title: banners.away(number(about.count)), body: banners.awayText };
      case 'notification':
        return {
          title: language.sentences.notice(about.notice) || banners.notification,
          body: about.notice.is === 'access-requested' ? banners.openRequest : banners.open,
        };
      case 'held':
        return { title: quiet.summary.banner(countsOf(about, language)), body: quiet.summary.text };
      case 'back':
        return { title: snooze.banner(countsOf(about, language)), body: snooze.bannerText };
      case 'notifications':
        return { title: banners.notifications(number(about.count)), body: banners.notificationsText };
      default:
        return appBannerText(about, language);
    }
  };
}

/** Returns what says that there is something, and names nothing and nobody. Counts and what concerns the app itself stay. */
function plainBannerTextIn(language: Language): (alert: Pick<Alert, 'about'>) => BannerText {
  const { alerts, quiet, banners } = language.words;
  const full = bannerTextIn(language);
  return (alert) => {
    const { about } = alert;
    if (about.is === 'event') return { title: quiet.hiddenEvent, body: quiet.hiddenText };
    if (about.is === 'notification') return { title: quiet.hiddenRequest, body: quiet.hiddenText };
    if (about.is === 'damaged') return { title: quiet.hiddenDamage, body: banners.damagedText };
    if (about.is === 'token-restored') return { title: quiet.hiddenToken, body: banners.tokenRestoredText };
    if (about.is === 'sign-in') return { title: alerts.troubles.signInHidden, body: quiet.hiddenText };
    if (about.is === 'unreachable')
      return { title: alerts.troubles.unreachableHidden, body: quiet.hiddenText };
    if (about.is !== 'events') return full(alert);
    return {
      title: banners.events(language.format.number(about.summary.count), null),
      body: quiet.hiddenText,
    };
  };
}

/** As `bannerTextIn`, with the account and the subscription where they have to be told apart; naming nothing and nobody while contents are hidden. */
export function bannerTextFor(
  language: Language,
  { hidesContents, nameOf, whichOf }: BannerTextOptions,
): (alert: Pick<Alert, 'about' | 'account'>) => BannerText {
  const [full, plain] = [bannerTextIn(language), plainBannerTextIn(language)];
  return (alert) => {
    if (hidesContents()) return plain(alert);
    const { title, body } = full(alert);
    // What is about an account itself names it in its title.
    const account = 'label' in alert.about ? null : nameOf(alert.account);
    const which = alert.about.is === 'event' ? whichOf(alert.about.event) : null;
    return { title, body: [account, which, body].filter((part) => part !== null && part !== '').join(' · ') };
  };
}

/** Returns the sentence for one event. @param shorten cuts a name that is too long for its place. */
export function eventSentence(
  event: EventRow,
  { words, sentences }: Language,
  shorten = (name: string) => name,
): string {
  if (event.subject === 'user') return sentences.personal(event.personal);
  if (event.text !== null) return event.text;
  if (event.standIn) return standInSentence(event.standIn, words.standIns);
  return words.banners.happened[event.action](shorten(event.name || standsFor(event, words)));
}

/** Where it happened; of an announcement, its teaser. */
const placeOf = ({ path, announcement }: EventRow): string => announcement?.teaser ?? path.join(' / ');

function summaryTitle(
  { count, same, projects }: EventSummary,
  { words: { banners }, format }: Language,
): string {
  const shown = format.number(count);
  // One or two by name, more by their number.
  const many = projects.length > 2;
  const named = many ? banners.projects(format.number(projects.length)) : format.list(projects);
  const where = projects.length === 0 ? null : named;
  if (same === null) return banners.events(shown, where);
  const [kind] = same.kinds;
  const things = kind === undefined || same.kinds.length > 1 ? banners.items : banners.things[kind];
  return banners.same(shown, things, same.action, where);
}

/** "12 events and 2 requests". */
function countsOf(
  { events, notifications, requests }: Extract<Alert['about'], { is: 'held' | 'back' }>,
  { words: { quiet }, format }: Language,
): string {
  const counts = { events, requests, notifications: notifications - requests };
  const parts = (['events', 'requests', 'notifications'] as const).flatMap((of) =>
    counts[of] > 0 ? quiet.summary[of](counts[of], format.number(counts[of])) : [],
  );
  return format.list(parts);
}

const latestNames = ({ count, names }: EventSummary): string =>
  names.join(', ') + (count > names.length && names.length > 0 ? ', …' : '');
