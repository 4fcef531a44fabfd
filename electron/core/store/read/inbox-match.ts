import type { Notice } from '../../model/notification.ts';
import type { Permission } from '../../model/resource.ts';
import { kindByCode } from '../../model/subjects.ts';
import type { Database } from '../schema/sqlite.ts';
import { foreignWords } from './foreign-words.ts';
import { INBOX_MATCHES } from './inbox-where.ts';
import { type NoticeSource, noticeOf, withoutIds } from './notice.ts';

/** Minimum length of a word that is searched for in ids: the first characters of ids are the same for a year. */
const MIN_ID_LENGTH = 6;

/** Returns the sentence that a notification is shown as, in the language of a locale (BCP 47). */
export type NoticeSentences = (locale: string) => (notice: Notice) => string;

type Text = string | null;

/** Adds an SQL function that tells whether all words (a JSON list, in lowercase) occur in a notification. */
export function addInboxMatch(db: Database, sentences: NoticeSentences): void {
  let lastLocale = 'en';
  let sentenceOf = sentences(lastLocale);
  let foreignOf = foreignWords(sentenceOf);
  // Cached, since they are the same for every row of a search.
  let lastWords = '';
  let list: string[] = [];
  let foreign: string[] = [];
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
      foreignOf = foreignWords(sentenceOf);
      lastWords = '';
    }
    if (words !== lastWords) {
      lastWords = words;
      list = JSON.parse(words) as string[];
      foreign = foreignOf(list);
    }
    const ids = [id, userId, resourceId].join('\n').toLowerCase();
    const isInIds = (word: string) => word.length >= MIN_ID_LENGTH && ids.includes(word);
    if (foreign.length > 0) {
      const names = [message, withoutIds(message), userName, resourceName, name, path]
        .join('\n')
        .toLowerCase();
      if (!foreign.every((word) => names.includes(word) || isInIds(word))) return 0;
    }
    const source: NoticeSource = { kind, message, userId, userName, resourceId, resourceName };
    const context = { name, kind: kindByCode(resourceKind), permission: level as Permission | null };
    const notice = sentenceOf(noticeOf(source, context));
    const places = path === null ? [] : (JSON.parse(path) as string[]);
    const shown = [notice, userName, resourceName, ...places].join('\n').toLowerCase();
    return list.every((word) => shown.includes(word) || isInIds(word)) ? 1 : 0;
  };
  db.function(INBOX_MATCHES, { deterministic: true }, matches);
}
