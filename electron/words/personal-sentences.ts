import type { PermissionChange, Personal } from '../core/model/event.ts';
import type { Notice } from '../core/model/notification.ts';
import type { Permission } from '../core/model/resource.ts';
import type { Words } from './en.ts';

/** At most this many changes are named in one sentence. */
const NAMED = 3;

/** Composes the sentences about a person's own access, in the words of a language. */
export function personalSentences({ personal: words, permissions }: Words) {
  const levelName = (level: Permission) => (level === 'none' ? words.noAccess : permissions[level]);

  function change({ kind, name, to }: PermissionChange): string {
    const what = name || words.nameless[kind];
    return to === null ? words.removed(what) : `${what}, ${words.now(levelName(to))}`;
  }

  return {
    /** Of a personal notification. */
    notice(notice: Notice): string {
      switch (notice.is) {
        case 'text':
          return notice.text;
        case 'permission-revoked':
          return words.revoked(notice.resource);
        case 'permission-granted': {
          const now = notice.now === null ? '' : ` (${words.now(levelName(notice.now))})`;
          return words.granted(notice.resource) + now;
        }
        case 'access-requested': {
          const { user, resource, kind, level } = notice;
          const what = kind === null ? resource : `${words.kinds[kind]} ${resource}`;
          return words.requested(user, what) + (level === null ? '' : ` (${levelName(level)})`);
        }
      }
    },
    /** Of an event about oneself; of one that is not looked up yet, that something changed. */
    personal(personal: Personal | undefined): string {
      if (personal === undefined) return words.unknown;
      if (personal.is !== 'permissions') return words[personal.is];
      const { changes } = personal;
      const [first] = changes;
      if (first?.created && changes.length === 1) {
        const { kind, name } = first;
        return words.created(name ? `${words.kinds[kind]} ${name}` : words.nameless[kind]);
      }
      const parts = changes.slice(0, NAMED).map(change);
      if (changes.length > NAMED) parts.push(words.more(changes.length - NAMED));
      return words.changed(parts.join('; '));
    },
  };
}

export type PersonalSentences = ReturnType<typeof personalSentences>;
