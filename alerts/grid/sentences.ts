import type { Outcome } from '../../electron/core/model/banner.ts';
import type { HeldBy } from '../../electron/core/model/hold.ts';
import type { Row } from './rows.ts';

const heldBy: Readonly<Record<HeldBy, string>> = {
  pause: 'No banner: alerts were paused until {time}.',
  'quiet-hours': 'No banner: quiet hours until {time}.',
  'do-not-disturb': 'No banner: “Do not disturb” was on.',
};

/** What the details of an event must say of its alert; {time} stands for a time. */
export function sentenceFor(row: Row, fate: Outcome | null): string {
  return `${fate === null ? withoutBanner(row) : sentenceOf(fate)} ${row.because}`;
}

const withoutBanner = ({ decision }: Row) =>
  decision === 'nothing'
    ? 'No banner: it was marked read when it arrived.'
    : 'No banner: it only counts as unread.';

function sentenceOf(fate: Outcome): string {
  switch (fate.is) {
    case 'shown':
      return 'Banner shown.';
    case 'clicked':
      return 'Banner shown and opened.';
    case 'dismissed':
      return 'Banner shown and closed.';
    case 'held':
      return heldBy[fate.by];
    case 'unsupported':
      return 'No banner: this desktop has no notification service.';
    case 'failed':
      return `No banner: the notification service did not take it (${said(fate.error)}).`;
    default:
      throw new Error(`no cell expects that a banner is ${fate.is}`);
  }
}

const said = (error: string | null) => (error === 'no-answer' ? 'it did not answer' : error);

/** A sentence on screen, with {time} for the times in it. */
export const withoutTimes = (sentence: string): string =>
  sentence.replace(/until (?:[^.]*, )?\d{1,2}:\d\d(?:\s?[AP]M)?/u, 'until {time}');
