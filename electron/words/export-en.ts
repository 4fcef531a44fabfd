import type { ExportTarget, ToExport } from '../core/model/export.ts';

const plural = (n: number, one: string, many: string) => (n === 1 ? one : many);

/** English: exporting a list. */
export const exportEn = {
  short: 'Export',
  /** What is exported, with its number. */
  things: {
    events: (n: number, shown: string) => `${shown} ${plural(n, 'event', 'events')}`,
    history: (n: number, shown: string) => `${shown} ${plural(n, 'notification', 'notifications')}`,
  } satisfies Record<ToExport['are'], (n: number, shown: string) => string>,
  all: (things: string) => `Export ${things}`,
  to: {
    csv: 'Save as CSV…',
    jsonl: 'Save as JSON lines…',
    clipboard: 'Copy to the clipboard',
  } satisfies Record<ExportTarget, string>,
  progress: (done: string, total: string) => `Exporting ${done} of ${total}`,
  saved: (things: string, file: string) => `${things} saved to ${file}.`,
  copied: (things: string) => `${things} copied.`,
};

/** The words about exports: one that is missing in a language does not compile. */
export type ExportWords = typeof exportEn;
