/** What the message about a decision says, from its beginning to its end. */
import { format, t } from '../strings/index.ts';
import type { Bulk } from './bulks.ts';

/** Who gets access to what, where a decision is about one request. */
export interface About {
  readonly who: string;
  readonly what: string;
}

/** While it can be undone, and in the palette. */
export function begunText({ level, requests, total }: Bulk, about: About | undefined): string {
  if (level !== null && about) return t.decide.giving(about.who, t.decide.levels[level], about.what);
  if (level !== null) return t.decide.givingMany(t.decide.levels[level], total, format.number(total));
  const dismissed = t.decide.dismissed(requests, format.number(requests));
  const others = total - requests;
  if (others === 0) return dismissed;
  const acknowledged = t.decide.acknowledged(others, format.number(others));
  return requests === 0 ? acknowledged : `${acknowledged} · ${dismissed}`;
}

export function failedText({ level, failed }: Bulk): string {
  const shown = format.number(failed);
  return level === null ? t.inbox.someFailed(failed, shown) : t.decide.someNotGranted(failed, shown);
}

export function doneText({ level }: Bulk, about: About | undefined): string {
  if (level === null || !about) return t.inbox.done;
  return t.decide.granted(about.who, t.decide.levels[level], about.what);
}
