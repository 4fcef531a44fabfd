import type { ExportWords } from './export-en.ts';

const plural = (n: number, one: string, many: string) => (n === 1 ? one : many);

/** German: exporting a list. */
export const exportDe: ExportWords = {
  short: 'Exportieren',
  things: {
    events: (n, shown) => `${shown} ${plural(n, 'Ereignis', 'Ereignisse')}`,
    history: (n, shown) => `${shown} ${plural(n, 'Mitteilung', 'Mitteilungen')}`,
  },
  all: (things) => `${things} exportieren`,
  to: {
    csv: 'Als CSV speichern …',
    jsonl: 'Als JSON-Zeilen speichern …',
    clipboard: 'In die Zwischenablage kopieren',
  },
  progress: (done, total) => `${done} von ${total} werden exportiert`,
  saved: (things, file) => `${things} in ${file} gespeichert.`,
  copied: (things) => `${things} kopiert.`,
};
