import { z } from 'zod';
import { FeedQuery } from './event.ts';
import { InboxQuery } from './notification.ts';

/** csv: for spreadsheets, quoted by RFC 4180; tsv: for pasting into one; jsonl: one JSON object a line, exact. */
export const ExportFormat = z.enum(['csv', 'tsv', 'jsonl']);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** Where an export goes: a file of one of these types, or the clipboard. */
export const ExportTarget = z.enum(['csv', 'jsonl', 'clipboard']);
export type ExportTarget = z.infer<typeof ExportTarget>;

/** What is exported: all events that match, or all of the inbox's history that does. */
export const ToExport = z.discriminatedUnion('are', [
  z.object({ are: z.literal('events'), query: FeedQuery }),
  z.object({ are: z.literal('history'), query: InboxQuery }),
]);
export type ToExport = z.infer<typeof ToExport>;

/** What became of an export. */
export const ExportOutcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('saved'), rows: z.number(), file: z.string() }),
  z.object({ outcome: z.literal('copied'), rows: z.number() }),
  z.object({ outcome: z.literal('cancelled') }),
]);
export type ExportOutcome = z.infer<typeof ExportOutcome>;

/** How far an export is, in rows. */
export const ExportProgress = z.object({ done: z.number(), total: z.number() });
export type ExportProgress = z.infer<typeof ExportProgress>;

/** Where a page ended; the next one begins after it, whatever has come in since. */
export interface ExportPlace<Id> {
  /** Decimal, as nanoseconds do not fit a number. */
  time: string;
  id: Id;
  account: string;
}

/** The next rows of an export, newest first, and where they end; null after the last ones. */
export interface ExportPage<Row, Id> {
  rows: Row[];
  end: ExportPlace<Id> | null;
}

/** A part of an export as text, with the number of rows in it. */
export interface ExportChunk {
  text: string;
  rows: number;
}
