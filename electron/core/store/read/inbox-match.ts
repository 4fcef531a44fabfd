import type { Notice } from '../../model/notification.ts';
import type { Permission } from '../../model/resource.ts';
import { kindByCode } from '../../model/subjects.ts';
import type { Database } from '../schema/sqlite.ts';
import type { NoticeSource } from './notice.ts';
import { noticeOf } from './notice.ts';
import { INBOX_MATCHES } from './query.ts';

/** Fewer letters of an id say nothing: all ids of a year begin alike. */
const ID_FROM = 6;

/** Gives the sentence that a notification is shown as, in the language of a locale (BCP 47). */
export type NoticeSentences = (locale: string) => (notice: Notice) => string;

type Text = string | null;

/** Gives SQL a function that says whether all of some words (a JSON list, in small letters) occur in a notification. */
export function addInboxMatch(db: Database, sentences: NoticeSentences): void {
  let lastLocale = 'en';
  let sentenceOf = sentences(lastLocale);
  // The same for every row of a search.
  let lastWords = '[]';
  let list: string[] = [];
  const matches = (
    kind: number,
    message: string,
    userId: Text,
    userName: Text,
    resourceId: Text,
    resourceName: Text,
    id: string,
    name: Text,
    resourceKind: number | null,
    path: Text,
    level: Text,
    locale: string,
    words: string,
  ): number => {
    if (locale !== lastLocale) {
      lastLocale = locale;
      sentenceOf = sentences(locale);
    }
    if (words !== lastWords) {
      lastWords = words;
      list = JSON.parse(words) as string[];
    }
    const source: NoticeSource = { kind, message, userId, userName, resourceId, resourceName };
    const context = { name, kind: kindByCode(resourceKind), permission: level as Permission | null };
    const notice = sentenceOf(noticeOf(source, context));
    const places = path === null ? [] : (JSON.parse(path) as string[]);
    const shown = [notice, userName, resourceName, ...places].join('\n').toLowerCase();
    const ids = [id, userId, resourceId].join('\n').toLowerCase();
    const found = (word: string) => shown.includes(word) || (word.length >= ID_FROM && ids.includes(word));
    return list.every(found) ? 1 : 0;
  };
  db.function(INBOX_MATCHES, { deterministic: true }, matches);
}
