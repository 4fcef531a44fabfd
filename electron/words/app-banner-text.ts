import type { AlertSubject } from '../core/model/alert.ts';
import type { Problem } from '../core/model/problem.ts';
import type { Language } from './language.ts';

/** What a banner says. */
export interface BannerText {
  title: string;
  body: string;
}

/** What concerns the app itself and not what happened on a server. */
type OwnSubject = Exclude<
  AlertSubject,
  { is: 'event' | 'events' | 'backlog' | 'notification' | 'notifications' | 'held' | 'back' }
>;

/** Returns what a banner about the app itself says. */
export function appBannerText(about: OwnSubject, language: Language): BannerText {
  const {
    banners,
    alerts: { troubles },
  } = language.words;
  switch (about.is) {
    case 'damaged':
      return { title: banners.damaged(about.label), body: banners.damagedText };
    case 'accounts-damaged':
      return about.unreadable === null
        ? { title: banners.accountsRestored, body: banners.accountsRestoredText }
        : { title: banners.accountsUnreadable, body: banners.accountsUnreadableText(about.unreadable) };
    case 'token-restored':
      return { title: banners.tokenRestored(about.label), body: banners.tokenRestoredText };
    case 'rules-damaged':
      return about.unreadable === null
        ? { title: banners.rulesRestored, body: banners.rulesRestoredText }
        : { title: banners.rulesUnreadable, body: banners.rulesUnreadableText(about.unreadable) };
    case 'sign-in':
      return { title: troubles.signIn(about.label), body: troubleText(about.problem, language) };
    case 'unreachable':
      return { title: troubles.unreachable(about.label), body: troubleText(about.problem, language) };
    case 'not-storing':
      return { title: troubles.notStoring, body: troubleText(about.problem, language) };
  }
}

/** What happened, and what to do now. */
function troubleText(problem: Problem | null, { explain }: Language): string {
  if (problem === null) return '';
  const { message, next } = explain(problem);
  return [message, next].filter((sentence) => sentence !== '').join(' ');
}
