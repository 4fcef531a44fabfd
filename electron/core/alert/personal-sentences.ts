import type { PermissionChange, Personal } from '../model/event.ts';
import type { Notice } from '../model/notification.ts';
import type { Permission, ResourceKind } from '../model/resource.ts';

/** What concerns oneself, in one language. */
interface Words {
  levels: Record<Permission, string>;
  /** "project", as it stands in the sentences here. */
  kinds: Record<ResourceKind, string>;
  requested: (user: string, what: string) => string;
  granted: (what: string) => string;
  revoked: (what: string) => string;
  /** Stands for a name that is not known. */
  nameless: Record<ResourceKind, string>;
  changed: (changes: string) => string;
  now: (level: string) => string;
  removed: (what: string) => string;
  created: (what: string) => string;
  more: (n: number) => string;
  profile: string;
  tokens: string;
  unknown: string;
}

const english: Words = {
  levels: { none: 'no access', read: 'Read', append: 'Append', write: 'Write', admin: 'Admin' },
  kinds: { project: 'project', collection: 'collection', dataset: 'dataset', object: 'object' },
  requested: (user, what) => `${user} requests access to ${what}`,
  granted: (what) => `You were granted access to ${what}`,
  revoked: (what) => `Your access to ${what} was removed`,
  nameless: { project: 'a project', collection: 'a collection', dataset: 'a dataset', object: 'an object' },
  changed: (changes) => `Your permissions changed: ${changes}`,
  now: (level) => `now ${level}`,
  removed: (what) => `access to ${what} removed`,
  created: (what) => `You created ${what}`,
  more: (n) => `${n} more`,
  profile: 'Your profile changed',
  tokens: 'Your access tokens changed',
  unknown: 'Your profile or permissions changed',
};

const german: Words = {
  levels: { none: 'kein Zugriff', read: 'Lesen', append: 'Anfügen', write: 'Schreiben', admin: 'Verwalten' },
  kinds: {
    project: 'das Projekt',
    collection: 'die Sammlung',
    dataset: 'den Datensatz',
    object: 'das Objekt',
  },
  requested: (user, what) => `${user} bittet um Zugriff auf ${what}`,
  granted: (what) => `Sie haben Zugriff auf ${what} erhalten`,
  revoked: (what) => `Ihr Zugriff auf ${what} wurde entzogen`,
  nameless: {
    project: 'ein Projekt',
    collection: 'eine Sammlung',
    dataset: 'ein Datensatz',
    object: 'ein Objekt',
  },
  changed: (changes) => `Ihre Rechte haben sich geändert: ${changes}`,
  now: (level) => `jetzt ${level}`,
  removed: (what) => `${what}, Zugriff entzogen`,
  created: (what) => `Sie haben ${what} angelegt`,
  more: (n) => `${n} weitere`,
  profile: 'Ihr Profil hat sich geändert',
  tokens: 'Ihre Zugangstoken haben sich geändert',
  unknown: 'Ihr Profil oder Ihre Rechte haben sich geändert',
};

/** At most this many changes are named in one sentence. */
const NAMED = 3;

/** The sentences for what concerns oneself, in a language (BCP 47); English where there is no translation. */
export function personalSentences(locale: string) {
  const words = locale.toLowerCase().startsWith('de') ? german : english;

  function change({ kind, name, to }: PermissionChange): string {
    const what = name || words.nameless[kind];
    return to === null ? words.removed(what) : `${what}, ${words.now(words.levels[to])}`;
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
          const now = notice.now === null ? '' : ` (${words.now(words.levels[notice.now])})`;
          return words.granted(notice.resource) + now;
        }
        case 'access-requested': {
          const { user, resource, kind, level } = notice;
          const what = kind === null ? resource : `${words.kinds[kind]} ${resource}`;
          return words.requested(user, what) + (level === null ? '' : ` (${words.levels[level]})`);
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
