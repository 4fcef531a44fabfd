/** German: settings of the whole app, and of the data on this computer. */
import type { DataWords, GeneralWords } from './general-en.ts';

export const generalDe: GeneralWords = {
  language: 'Sprache',
  languages: { system: 'Wie das System', en: 'English', de: 'Deutsch' },
  clock: 'Uhrzeiten',
  clocks: { system: 'Wie das System', '12': '6:05 PM', '24': '18:05' },
  restartText: 'Das gilt ab dem nächsten Start.',
  restart: 'Jetzt neu starten',
  zoom: 'Größe',
  zooms: { '0.9': '90 %', '1': '100 %', '1.25': '125 %', '1.5': '150 %', '2': '200 %' },
  zoomText: 'Strg mit +, − oder 0 ändert sie überall.',
  rules: 'Regeln',
};

export const dataDe: DataWords = {
  size: (bytes, free) =>
    `Ihre Daten belegen ${bytes} auf diesem Computer; davon lassen sich ${free} freigeben.`,
  compact: 'Jetzt verkleinern',
  compacting: 'Wird verkleinert …',
  compactText:
    'Das Verkleinern dauert einige Sekunden je 100 MiB. Neue Ereignisse warten so lange, und keines geht verloren.',
  backup: 'Sicherung',
  backupText:
    'Eine Datei mit Ihren Einstellungen, Regeln, Konten, Abonnements, Sternen und Zurückgestelltem; ohne Token.',
  save: 'Sicherung speichern …',
  restore: 'Importieren …',
  eventsText:
    'Ereignisse sind nicht darin: Der Server gibt die, die er noch hat, wieder. Um alle zu behalten, kopieren Sie den Datenordner, während die App nicht läuft.',
  compacted: (freed) => `Verkleinert. ${freed} sind wieder frei.`,
};
