import type { Action, Subject } from '../model/event.ts';

/** What banners are made of, in one language; counts come written out beside their value. */
export interface Texts {
  /** Stand for what has no name. */
  notification: string;
  resource: string;
  /** "reads.fastq was …": what comes after the name. */
  happened: Record<Action, string>;
  /** "37 objects deleted in soil", or "37 events in soil": `where` names one or two projects. */
  events: (n: string, what: { things: string; action: string } | null, where: string | null) => string;
  /** More than one of a kind of resource, and of several kinds. */
  things: Partial<Record<Subject, string>>;
  items: string;
  actions: Record<Action, string>;
  projects: (n: string) => string;
  away: (n: string) => string;
  awayText: string;
  damaged: (label: string) => string;
  damagedText: string;
  waits: string;
  notifications: (n: string) => string;
  notificationsText: string;
}

const english: Texts = {
  notification: 'A notification',
  resource: 'A resource',
  happened: {
    created: 'created',
    available: 'is available',
    updated: 'updated',
    deleted: 'deleted',
    snapshotted: 'snapshotted',
    announced: 'announced',
    unknown: 'changed',
  },
  actions: {
    created: 'created',
    available: 'available',
    updated: 'updated',
    deleted: 'deleted',
    snapshotted: 'snapshotted',
    announced: 'announced',
    unknown: 'changed',
  },
  events: (n, what, where) =>
    [n, what?.things ?? 'events', what?.action, where && `in ${where}`].filter(Boolean).join(' '),
  things: { project: 'projects', collection: 'collections', dataset: 'datasets', object: 'objects' },
  items: 'items',
  projects: (n) => `${n} projects`,
  away: (n) => `${n} events while you were away`,
  awayText: 'They are in the feed, unread.',
  damaged: (label) => `The data of ${label} was damaged`,
  damagedText: 'It was set aside and begun anew. What the server still has of your events comes again.',
  waits: 'Waits for you in the inbox.',
  notifications: (n) => `${n} notifications wait for you`,
  notificationsText: 'They stay in the inbox until you acknowledge them.',
};

const german: Texts = {
  notification: 'Eine Mitteilung',
  resource: 'Etwas',
  happened: {
    created: 'wurde angelegt',
    available: 'ist verfügbar',
    updated: 'wurde geändert',
    deleted: 'wurde gelöscht',
    snapshotted: 'wurde festgehalten',
    announced: 'wurde angekündigt',
    unknown: 'wurde verändert',
  },
  actions: {
    created: 'angelegt',
    available: 'verfügbar',
    updated: 'geändert',
    deleted: 'gelöscht',
    snapshotted: 'festgehalten',
    announced: 'angekündigt',
    unknown: 'verändert',
  },
  events: (n, what, where) =>
    [n, what?.things ?? 'Ereignisse', where && `in ${where}`, what?.action].filter(Boolean).join(' '),
  things: { project: 'Projekte', collection: 'Sammlungen', dataset: 'Datensätze', object: 'Objekte' },
  items: 'Einträge',
  projects: (n) => `${n} Projekten`,
  away: (n) => `${n} Ereignisse, während Sie weg waren`,
  awayText: 'Sie stehen ungelesen in der Liste.',
  damaged: (label) => `Die Daten von ${label} waren beschädigt`,
  damagedText:
    'Sie wurden beiseitegelegt und neu begonnen. Was der Server von Ihren Ereignissen noch hat, kommt wieder.',
  waits: 'Wartet im Eingang auf Sie.',
  notifications: (n) => `${n} Mitteilungen warten auf Sie`,
  notificationsText: 'Sie bleiben im Eingang, bis Sie sie bestätigen.',
};

/** Those of a language (BCP 47); English where there is no translation. */
export function textsFor(locale: string): Texts {
  return locale.toLowerCase().startsWith('de') ? german : english;
}
