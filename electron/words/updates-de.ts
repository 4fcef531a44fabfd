import type { UpdateWords } from './updates-en.ts';

/** German: updates of the app. */
export const updatesDe: UpdateWords = {
  title: 'Aktualisierungen',
  states: {
    off: () => 'Nicht eingerichtet. Neue Versionen kommen von Ihrer Administration oder der Paketverwaltung.',
    forbidden: () => 'Von Ihrer Administration abgeschaltet.',
    waiting: () => 'Einmal am Tag wird nachgesehen.',
    checking: () => 'Suche nach Updates …',
    current: (_version, time) => `Auf dem neuesten Stand, geprüft ${time}.`,
    downloading: (version) => `Version ${version} wird heruntergeladen …`,
    ready: (version) => `Version ${version} kann installiert werden.`,
    installing: (version) => `Version ${version} wird installiert …`,
    available: (version) =>
      `Version ${version} ist verfügbar. Diese Installation kann sich nicht selbst aktualisieren: Laden Sie die neue Version herunter, oder fragen Sie Ihre Administration.`,
    failed: () => 'Die letzte Prüfung ist fehlgeschlagen.',
  },
  check: 'Nach Updates suchen',
  install: 'Installieren und neu starten',
  download: 'Neue Version holen',
};
